import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCounties, listCountyScores } from '../../db/queries/counties'
import { listDimensions } from '../../db/queries/rankings'
import { CountyTable } from '../pages/map/county-table'
import { MeasureChoice } from '../pages/map/measure-choice'
import { RunCard } from '../pages/runs/run-card'
import { TileMap } from '../pages/map/tile-map'
import { type CountyMeasure, toTiles } from '../pages/map/county-map'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { EmptyState } from '../ui/notice'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'rankings.see', request.url)
  const [counties, dimensions] = await Promise.all([
    listCounties(context.db, run.festival.id),
    listDimensions(context.db, run.run.id),
  ])
  const of = new URL(request.url).searchParams.get('of')
  const measure = toMeasure(of, [run.model.tree.code, ...dimensions.map((node) => node.code)])
  const scores =
    typeof measure === 'object' ? await listCountyScores(context.db, run.run.id, run.scope, measure.node) : []
  const inScope = counties.filter((county) => run.scope.of !== 'county' || county.id === run.scope.countyId)
  return {
    edition: run.edition,
    run: toRunFacts(run),
    root: run.model.tree.code,
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
  pageTitle(params, (texts, language) =>
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
          <TileMap tiles={tiles} isAverage={typeof measure === 'object'} fileName={`${edition.code}-counties`} />
          <CountyTable tiles={tiles} isAverage={typeof measure === 'object'} />
        </div>
      ) : (
        <EmptyState className="mt-5">{t('map.none')}</EmptyState>
      )}
      <RunCard run={run} />
    </>
  )
}
