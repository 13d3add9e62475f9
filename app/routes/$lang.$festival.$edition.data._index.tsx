import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCountiesOf } from '../../db/queries/agencies'
import { listGroups } from '../../db/queries/editions'
import { CoverageFilters } from '../pages/data/coverage-filters'
import { CoverageKey } from '../pages/data/coverage-key'
import { CoverageMatrix } from '../pages/data/coverage-matrix'
import { CoveragePages } from '../pages/data/coverage-pages'
import { CoverageSentence } from '../pages/data/coverage-sentence'
import { DataHeader } from '../pages/data/data-header'
import { seesSources } from '../access/sees-sources.server'
import { titleOf, languageOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { coverageAddress } from '../pages/data/coverage-search'
import { loadCoverageTotal } from '../pages/data/coverage-summary.server'
import { loadCoverageBlock, requireCoverage } from '../pages/data/coverage.server'
import { parseCoverageSearch } from '../pages/data/parse-coverage-search'
import { pageTitle } from '../page-language/page-title'
import { EditionLink } from '../ui/edition-link'
import { Status } from '../ui/status'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = parseCoverageSearch(request.url)
  const coverageContext = await requireCoverage(context, params, 'coverage.see', search.by)
  const { edition, festival, scope, columns, span } = coverageContext
  const [block, whole, groups, counties] = await Promise.all([
    loadCoverageBlock(context, coverageContext, search, languageOf(params)),
    loadCoverageTotal(context, coverageContext),
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
  pageTitle(params, (texts, language) =>
    data ? `${texts.data.title}: ${titleOf(language, data.edition)}` : texts.data.title,
  )

export default function DataPage() {
  const { search, columns, block, whole, groups, counties, ...header } = useLoaderData<typeof loader>()
  const { t, number } = useLanguage()
  return (
    <>
      <DataHeader {...header}>{t('data.lead')}</DataHeader>
      {whole ? <CoverageSentence total={whole} /> : null}
      <p className="text-sm">
        <EditionLink page="data/summary">{t('data.more')}</EditionLink>
      </p>
      <CoverageFilters search={search} groups={groups} counties={counties} />
      <Status className="mb-2 mt-5 text-sm text-quiet">
        {t('data.shown', { rows: number(block.matches), columns: number(columns.length) })}
      </Status>
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
