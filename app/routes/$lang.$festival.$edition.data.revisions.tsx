import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useLocation } from '@remix-run/react'
import { listRevisions } from '../../db/queries/revisions'
import { DataHeader } from '../components/data-header'
import { Choice, Field } from '../components/filter-fields'
import { RevisionTable } from '../components/revision-table'
import { seesSources } from '../access/sees-sources.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { requireCoverage } from '../views/coverage.server'
import { parseRevisionSearch } from '../views/parse-coverage-search'
import { pageTitle } from '../page-title'

const pageSize = 50

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await requireCoverage(context, params, 'coverage.see')
  const { edition, festival, scope, columns, span } = place
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
    sources: place.sources.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
  }
}

export const handle = { texts: ['data'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
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
        {isOwn ? null : (
          <Field label={t('data.search')}>
            <input className="field" type="search" name="search" defaultValue={filter.search} maxLength={100} />
          </Field>
        )}
        <Choice
          name="metric"
          label={t('data.metric')}
          all={t('data.revisions.allMetrics')}
          options={metrics}
          chosen={filter.metric}
        />
        <Choice
          name="source"
          label={t('data.cell.source')}
          all={t('data.revisions.allSources')}
          options={sources}
          chosen={filter.source}
        />
        <button className="button" type="submit">
          {t('data.apply')}
        </button>
      </Form>
      {revisions.length ? (
        <RevisionTable revisions={revisions} seesSources={header.seesSources} />
      ) : (
        <p className="sheet">{t('data.revisions.none')}</p>
      )}
      <p className="no-print mt-4 flex gap-3">
        {filter.before === undefined ? null : (
          <Link className="button-quiet" to="?">
            {t('data.revisions.newest')}
          </Link>
        )}
        {next === null ? null : (
          <Link className="button-quiet" to={`?${older.toString()}`}>
            {t('data.revisions.older')}
          </Link>
        )}
      </p>
    </>
  )
}
