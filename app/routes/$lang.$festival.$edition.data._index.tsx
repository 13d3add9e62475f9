import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { listCountiesOf } from '../../db/queries/agencies'
import { listGroups } from '../../db/queries/editions'
import { CoverageFilters } from '../components/coverage-filters'
import { CoverageKey } from '../components/coverage-key'
import { CoverageMatrix } from '../components/coverage-matrix'
import { CoveragePages } from '../components/coverage-pages'
import { CoverageSentence } from '../components/coverage-sentence'
import { DataHeader } from '../components/data-header'
import { seesSources } from '../access/sees-sources.server'
import { isLanguage, titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { coverageAddress } from '../views/coverage-search'
import { loadCoverageTotal } from '../views/coverage-summary.server'
import { loadCoverageBlock, requireCoverage } from '../views/coverage.server'
import { parseCoverageSearch } from '../views/parse-coverage-search'
import { pageTitle } from '../page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = parseCoverageSearch(request.url)
  const place = await requireCoverage(context, params, 'coverage.see', search.by)
  const { edition, festival, scope, columns, span } = place
  const [block, whole, groups, counties] = await Promise.all([
    loadCoverageBlock(context, place, search, isLanguage(params['lang']) ? params['lang'] : 'fa'),
    loadCoverageTotal(context, place),
    listGroups(context.db, edition.id),
    listCountiesOf(context.db, edition.id, scope),
  ])
  return {
    edition,
    search,
    columns,
    block,
    whole,
    groups: scope.of === 'own' ? [] : groups,
    counties,
    asOf: span.asOf.toISOString(),
    seesSources: seesSources(context, festival),
  }
}

export const handle = { texts: ['data', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${texts.data.title}: ${titleOf(language, data.edition)}` : texts.data.title,
  )

export default function DataPage() {
  const { search, columns, block, whole, groups, counties, ...header } = useLoaderData<typeof loader>()
  const { t, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <>
      <DataHeader {...header}>{t('data.lead')}</DataHeader>
      {whole ? <CoverageSentence total={whole} /> : null}
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${edition}/data/summary`}>{t('data.more')}</Link>
      </p>
      <CoverageFilters search={search} groups={groups} counties={counties} />
      <p className="mb-2 mt-5 text-sm text-quiet" role="status">
        {t('data.shown', { rows: number(block.matches), columns: number(columns.length) })}
      </p>
      {block.agencies.length && columns.length ? (
        <>
          <CoverageMatrix key={coverageAddress(search)} block={block} columns={columns} search={search} />
          <CoveragePages search={search} matches={block.matches} columns={columns.length} />
          <CoverageKey />
        </>
      ) : (
        <Nothing hasMetrics={columns.length > 0} />
      )}
    </>
  )
}

function Nothing({ hasMetrics }: { hasMetrics: boolean }) {
  const { t } = useLanguage()
  return (
    <div className="sheet">
      <p>{t(hasMetrics ? 'data.none' : 'data.noMetrics')}</p>
      {hasMetrics ? <p className="text-quiet">{t('data.noneHelp')}</p> : null}
    </div>
  )
}
