import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useLocation } from '@remix-run/react'
import { listRevisions } from '../../db/queries/revisions'
import { DataHeader } from '../pages/data/data-header'
import { FilterChoice, FilterSearch } from '../forms/filter-fields'
import { RevisionTable } from '../pages/data/revision-table'
import { seesSources } from '../access/sees-sources.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { requireCoverage } from '../pages/data/coverage.server'
import { parseRevisionSearch } from '../pages/data/parse-coverage-search'
import { pageTitle } from '../page-language/page-title'
import { EmptyState } from '../ui/notice'
import { Button, ButtonLink } from '../ui/button'

const pageSize = 50

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coverageContext = await requireCoverage(context, params, 'coverage.see')
  const { edition, festival, scope, columns, span } = coverageContext
  const { metric, search, source, before } = parseRevisionSearch(request.url)
  const metricIds = columns
    .filter(({ code }) => metric === undefined || code === metric)
    .map(({ metricId }) => metricId)
  const filter = {
    ...(search ? { search } : {}),
    ...(source ? { source } : {}),
    ...(before === undefined ? {} : { before }),
  }
  const found = await listRevisions(context.db, {
    editionId: edition.id,
    scope,
    metricIds,
    span,
    limit: pageSize + 1,
    ...filter,
  })
  const revisions = found.slice(0, pageSize)
  return {
    edition,
    asOf: span.asOf.toISOString(),
    seesSources: seesSources(context, festival),
    isOwn: scope.of === 'own',
    filter: { metric, search, source, before },
    revisions,
    next: found.length > pageSize ? (revisions.at(-1)?.observationId ?? null) : null,
    metrics: columns.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
    sources: coverageContext.sources.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
  }
}

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.data.tab.revisions}: ${titleOf(language, data.edition)}` : texts.data.tab.revisions,
  )

export default function Revisions() {
  const { revisions, next, filter, metrics, sources, isOwn, ...header } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  const { search: address } = useLocation()
  const older = new URLSearchParams(address)
  older.set('before', String(next))
  return (
    <>
      <DataHeader {...header}>{t('data.revisions.lead')}</DataHeader>
      <Form
        method="get"
        role="search"
        key={address}
        className="sheet no-print mb-4 mt-4 flex flex-wrap items-end gap-3"
      >
        {isOwn ? null : <FilterSearch label={t('data.search')} typed={filter.search} />}
        <FilterChoice
          name="metric"
          label={t('data.metric')}
          all={t('data.revisions.allMetrics')}
          options={metrics}
          chosen={filter.metric}
        />
        <FilterChoice
          name="source"
          label={t('data.cell.source')}
          all={t('data.revisions.allSources')}
          options={sources}
          chosen={filter.source}
        />
        <Button>{t('data.apply')}</Button>
      </Form>
      {revisions.length ? (
        <RevisionTable revisions={revisions} seesSources={header.seesSources} />
      ) : (
        <EmptyState>{t('data.revisions.none')}</EmptyState>
      )}
      <p className="no-print mt-4 flex gap-3">
        {filter.before === undefined ? null : (
          <ButtonLink kind="quiet" to="?">
            {t('data.revisions.newest')}
          </ButtonLink>
        )}
        {next === null ? null : (
          <ButtonLink kind="quiet" to={`?${older.toString()}`}>
            {t('data.revisions.older')}
          </ButtonLink>
        )}
      </p>
    </>
  )
}
