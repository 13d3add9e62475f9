import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { z } from 'zod'
import { listMetrics } from '../../db/queries/observations'
import { findPull, listQuarantine } from '../../db/queries/pulls'
import { FailureReason } from '../figures/failure-reason'
import { PullFacts } from '../pages/sources/pull-facts'
import { QuarantineTable } from '../pages/sources/quarantine-table'
import { requireInFestival } from '../access/festival-context.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { parseParams, rowId } from '../http/parse-params'
import { Notice } from '../ui/notice'
import { FestivalLink } from '../ui/edition-link'
import { Status } from '../ui/status'

const Params = z.object({ festival: z.string(), pull: rowId })
const quarantineShown = 100

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { festival, pull: id } = parseParams(params, Params)
  const { db } = context
  await requireInFestival(context, festival, 'sources.see')
  const pull = await findPull(db, festival, id)
  found(pull)
  const page = z.coerce
    .number()
    .int()
    .min(1)
    .catch(1)
    .parse(new URL(request.url).searchParams.get('page') ?? 1)
  const [quarantine, metrics] = await Promise.all([
    listQuarantine(db, id, page, quarantineShown),
    listMetrics(db, pull.source.festivalId),
  ])
  return {
    pull: pull.pull,
    source: pull.source,
    version: pull.version.version,
    pages: pull.pages,
    page,
    quarantine,
    metrics,
  }
}

export const handle = { texts: ['festival', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params, (texts) => texts.source.pull)

export default function PullPage() {
  const { pull, source, version, pages, page, quarantine, metrics } = useLoaderData<typeof loader>()
  const { t, title, digits, number } = useLanguage()
  useRefresh(pull.state === 'running')
  const last = Math.max(Math.ceil(pull.recordsQuarantined / quarantineShown), 1)
  return (
    <>
      <p className="text-sm">
        <FestivalLink page={`sources/${source.code}`}>{title(source)}</FestivalLink>
      </p>
      <h1>{t('pull.title', { id: digits(pull.id) })}</h1>
      {pull.state === 'running' ? <Status>{t('pull.refresh')}</Status> : null}
      {pull.failure ? (
        <Notice isAnswer className="mt-3">
          {t('pull.failure')}: <FailureReason failure={pull.failure} className="" />
        </Notice>
      ) : null}
      <PullFacts pull={pull} pages={pages} version={version} />
      <h2 className="mt-6">{t('pull.quarantine')}</h2>
      {quarantine.length ? (
        <QuarantineTable rows={quarantine} metrics={metrics} />
      ) : (
        <p className="text-quiet">{pull.state === 'finished' ? t('pull.none') : '—'}</p>
      )}
      {last > 1 ? (
        <nav className="mt-3 flex gap-4" aria-label={t('pull.quarantine')}>
          {page > 1 ? <Link to={`?page=${page - 1}`}>{t('ranking.previous')}</Link> : null}
          <span>{t('ranking.page', { page: number(page), pages: number(last) })}</span>
          {page < last ? <Link to={`?page=${page + 1}`}>{t('ranking.next')}</Link> : null}
        </nav>
      ) : null}
    </>
  )
}

/** Looks again every two seconds while there is something to wait for. */
function useRefresh(isRunning: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 2000)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
}
