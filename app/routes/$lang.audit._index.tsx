import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { countEventsOf, listEvents } from '../../db/queries/audit'
import { listEditions } from '../../db/queries/editions'
import { listUnreadDays, parseAuditSearch, toAuditFilter } from '../audit/audit-search'
import { appendPending } from '../audit/record-later.server'
import { AuditFields } from '../pages/audit/audit-fields'
import { AuditTable } from '../pages/audit/audit-table'
import { LogStatePanel } from '../pages/audit/log-state-panel'
import { requireGoverned } from '../access/governed.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { viewEvents } from '../pages/audit/audit-view.server'
import { viewLogState } from '../pages/audit/log-state-view.server'
import { EmptyState, Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { Button, ButtonLink } from '../ui/button'
import { Status } from '../ui/status'
import { languagePath } from '../http/language-path'

const pageSize = 50

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'audit.see')
  await appendPending(context.db, context.now)
  const search = parseAuditSearch(request.url)
  const filter = { ...toAuditFilter(search), festivalIds: isWhole ? undefined : festivals.map(({ id }) => id) }
  const [events, n, editions] = await Promise.all([
    listEvents(context.db, filter, pageSize + 1),
    countEventsOf(context.db, filter),
    Promise.all(festivals.map(({ id }) => listEditions(context.db, id))),
  ])
  const shown = await viewEvents(context.db, events.slice(0, pageSize), languageOf(params))
  const log = await viewLogState()
  return {
    n,
    log,
    search,
    unread: listUnreadDays(search),
    editions: editions.flat().map(({ id, titleFa, titleEn }) => ({ id, titleFa, titleEn })),
    events: shown,
    next: events.length > pageSize ? (shown.at(-1)?.sequence ?? null) : null,
  }
}

export const handle = { texts: ['audit'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.audit.title)

export default function Audit() {
  const { events, n, log, search, unread, editions, next } = useLoaderData<typeof loader>()
  const { t, number, language } = useLanguage()
  const { before: _before, ...filter } = search
  const query = (more: Record<string, string>) => new URLSearchParams({ ...toStrings(filter), ...more }).toString()
  return (
    <>
      <h1>{t('audit.title')}</h1>
      <p className="mt-1 text-quiet">{t('audit.lead')}</p>
      <LogStatePanel log={log} />
      <Form method="get" className="mt-4 flex flex-wrap items-end gap-3">
        <AuditFields search={search} unread={unread} editions={editions} />
        <Button>{t('audit.find')}</Button>
      </Form>
      {unread.length ? (
        <Status as="div" className="mt-3">
          <Notice kind="error">{t('audit.noDay', { example: t('audit.dayExample') })}</Notice>
        </Status>
      ) : null}
      <p className="my-3 flex gap-4">
        <span>{t('audit.n', { n: number(n) })}</span>
        <a href={languagePath(language, 'audit.csv', `?${query({})}`)}>{t('audit.csv')}</a>
      </p>
      {events.length ? <AuditTable events={events} /> : <EmptyState>{t('audit.none')}</EmptyState>}
      {next === null ? null : (
        <p className="mt-4">
          <ButtonLink kind="quiet" to={`?${query({ before: String(next) })}`}>
            {t('audit.more')}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

function toStrings(search: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
