import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCounties, listCountyScores } from '../../db/queries/counties'
import { listDimensions } from '../../db/queries/rankings'
import { CountyTable } from '../components/county-table'
import { MeasureChoice } from '../components/measure-choice'
import { RunCard } from '../components/run-card'
import { TileMap } from '../components/tile-map'
import { type CountyMeasure, toTiles } from '../views/county-map'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'rankings.see', request.url)
  const [counties, dimensions] = await Promise.all([
    listCounties(context.db, own.festival.id),
    listDimensions(context.db, own.run.id),
  ])
  const of = new URL(request.url).searchParams.get('of')
  const measure = toMeasure(of, [own.model.tree.code, ...dimensions.map((node) => node.code)])
  const scores =
    typeof measure === 'object' ? await listCountyScores(context.db, own.run.id, own.scope, measure.node) : []
  const inScope = counties.filter((county) => own.scope.of !== 'county' || county.id === own.scope.countyId)
  return {
    edition: own.edition,
    run: toRunFacts(own),
    root: own.model.tree.code,
    dimensions,
    measure,
    tiles: toTiles(inScope, measure, scores),
  }
}

/** What an address does not know is the total. */
function toMeasure(of: string | null, nodes: readonly string[]): CountyMeasure {
  if (of === 'counters' || of === 'rural-counters') return of
  return { node: nodes.find((code) => code === of) ?? nodes[0] ?? '' }
}

export const handle = { texts: ['festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${texts.map.title}: ${titleOf(language, data.edition)}` : texts.map.title,
  )

export default function CountyMapPage() {
  const { edition, run, root, dimensions, measure, tiles } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('map.title')}</h1>
      <MeasureChoice root={root} dimensions={dimensions} measure={measure} />
      {tiles.length ? (
        <div className="mt-5 grid items-start gap-6 lg:grid-cols-2">
          <TileMap tiles={tiles} isMedian={typeof measure === 'object'} fileName={`${edition.code}-counties`} />
          <CountyTable tiles={tiles} isMedian={typeof measure === 'object'} />
        </div>
      ) : (
        <p className="sheet mt-5">{t('map.none')}</p>
      )}
      <RunCard run={run} />
    </>
  )
}
