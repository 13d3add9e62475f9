import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { countEventsOf, listEvents } from '../../db/queries/audit'
import { listEditions } from '../../db/queries/editions'
import { listUnreadDays, parseAuditSearch, toAuditFilter } from '../audit/audit-search'
import { AuditFields } from '../components/audit-fields'
import { AuditTable } from '../components/audit-table'
import { requireGoverned } from '../access/governed.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { rolesOfPeople } from '../settings/settings'

const pageSize = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'audit.see')
  const search = parseAuditSearch(request.url)
  const filter = { ...toAuditFilter(search), festivalIds: isWhole ? undefined : festivals.map(({ id }) => id) }
  const [events, n, editions] = await Promise.all([
    listEvents(context.db, filter, pageSize + 1),
    countEventsOf(context.db, filter),
    Promise.all(festivals.map(({ id }) => listEditions(context.db, id))),
  ])
  const shown = events
    .slice(0, pageSize)
    .map(({ sequence, at, userName, role, origin, action, subject, before, after, reason }) => ({
      sequence,
      at,
      userName,
      role: rolesOfPeople.find((own) => own === role) ?? null,
      origin,
      action,
      subject,
      before: writeJson(before),
      after: writeJson(after),
      reason,
    }))
  return {
    n,
    search,
    unread: listUnreadDays(search),
    editions: editions.flat().map(({ id, titleFa, titleEn }) => ({ id, titleFa, titleEn })),
    events: shown,
    next: events.length > pageSize ? (shown.at(-1)?.sequence ?? null) : null,
  }
}

const writeJson = (value: unknown) => (value === null ? null : JSON.stringify(value, null, 1))

export const handle = { texts: ['audit'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.audit.title)

export default function Audit() {
  const { events, n, search, unread, editions, next } = useLoaderData<typeof loader>()
  const { t, number, language } = useLanguage()
  const { before: _before, ...filter } = search
  const query = (more: Record<string, string>) => new URLSearchParams({ ...toStrings(filter), ...more }).toString()
  return (
    <>
      <h1>{t('audit.title')}</h1>
      <p className="mt-1 text-quiet">{t('audit.lead')}</p>
      <Form method="get" className="mt-4 flex flex-wrap items-end gap-3">
        <AuditFields search={search} unread={unread} editions={editions} />
        <button className="button" type="submit">
          {t('audit.find')}
        </button>
      </Form>
      {unread.length ? (
        <p className="mt-3 text-bad" role="status">
          {t('audit.noDay', { example: t('audit.dayExample') })}
        </p>
      ) : null}
      <p className="my-3 flex gap-4">
        <span>{t('audit.n', { n: number(n) })}</span>
        <a href={`/${language}/audit.csv?${query({})}`}>{t('audit.csv')}</a>
      </p>
      {events.length ? <AuditTable events={events} /> : <p className="sheet">{t('audit.none')}</p>}
      {next === null ? null : (
        <p className="mt-4">
          <Link className="button-quiet" to={`?${query({ before: String(next) })}`}>
            {t('audit.more')}
          </Link>
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
