import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CoverageSentence } from '../pages/data/coverage-sentence'
import { CoverageTotalsTable } from '../pages/data/coverage-totals-table'
import { DataHeader } from '../pages/data/data-header'
import { seesSources } from '../access/sees-sources.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { loadCoverageSummary } from '../pages/data/coverage-summary.server'
import { requireCoverage } from '../pages/data/coverage.server'
import { pageTitle } from '../page-language/page-title'
import { EditionLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const coverageContext = await requireCoverage(context, params, 'coverage.see')
  const summary = await loadCoverageSummary(context, coverageContext)
  return {
    edition: coverageContext.edition,
    asOf: coverageContext.span.asOf.toISOString(),
    seesSources: seesSources(context, coverageContext.festival),
    isOwn: coverageContext.scope.of === 'own',
    summary,
  }
}

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.data.tab.summary}: ${titleOf(language, data.edition)}` : texts.data.tab.summary,
  )

export default function DataSummary() {
  const { summary, isOwn, ...header } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  const { whole, groups, metrics, worst } = summary
  return (
    <>
      <DataHeader {...header}>{t('data.lead')}</DataHeader>
      <CoverageSentence total={whole} />
      {isOwn ? null : (
        <>
          <CoverageTotalsTable
            id="groups"
            heading={t('data.byGroup')}
            first={t('data.group')}
            rows={groups.map(({ group, total }) => ({
              key: group?.code ?? '',
              name: group ? title(group) : t('data.noGroup'),
              total,
            }))}
          />
          <CoverageTotalsTable
            id="worst"
            heading={t('data.worst')}
            help={t('data.worstHelp')}
            first={t('data.agency')}
            rows={worst.map(({ agency, total }) => ({
              key: agency.code,
              name: (
                <EditionLink page="data" search={`?search=${encodeURIComponent(agency.code)}`}>
                  {title(agency)}
                </EditionLink>
              ),
              total,
            }))}
          />
        </>
      )}
      <CoverageTotalsTable
        id="metrics"
        heading={t('data.byMetric')}
        first={t('data.metric')}
        rows={metrics.map(({ column, total }) => ({ key: column.code, name: title(column), total }))}
      />
    </>
  )
}
