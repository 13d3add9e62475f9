import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listNotices, markRead } from '../../db/queries/notices'
import { NoticeList } from '../pages/notices/notice-list'
import { z } from 'zod'
import { hidden, idNumber } from '../forms/form-fields.server'
import { readForm } from '../forms/read-form.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { noticePath } from '../mail/notice-words'
import { pageTitle } from '../page-language/page-title'
import { grantIn } from '../policy/policy.server'
import type { ServerContext } from '../access/server-context'
import { EmptyState } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { Button } from '../ui/button'
import { languagePath } from '../http/language-path'

const NoticeForm = z.object({ open: hidden(idNumber.optional()) })

/** The viewer's own, of festivals where they are still somebody. */
async function listOwn({ db, viewer }: ServerContext) {
  if (!viewer.user) return null
  return (await listNotices(db, viewer.user.id)).filter(
    ({ festival }) => festival === null || grantIn(viewer, festival.id),
  )
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const rows = await listOwn(context)
  if (!rows)
    return redirect(languagePath(languageOf(params), 'sign-in', `?to=${languagePath(languageOf(params), 'notices')}`))
  return {
    rows: rows.map(({ notice: { id, kind, params: own, createdAt, readAt }, edition, festival }) => ({
      id,
      kind,
      params: own,
      createdAt,
      readAt,
      edition,
      calendar: festival?.calendar ?? 'jalali',
    })),
  }
}

/** Opening one marks it as read and leads to its page; without one, all are read. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const rows = await listOwn(context)
  if (!rows || !context.viewer.user) return redirect(languagePath(languageOf(params), 'sign-in'))
  const sent = await readForm(context, request, NoticeForm)
  if (!sent.ok || sent.values.open === undefined) {
    await markRead(context.db, context.viewer.user.id, context.now)
    return redirect(languagePath(languageOf(params), 'notices'))
  }
  const { open } = sent.values
  const opened = rows.find(({ notice }) => notice.id === open)
  found(opened)
  await markRead(context.db, context.viewer.user.id, context.now, [opened.notice.id])
  return redirect(`/${languageOf(params)}${noticePath(opened)}`)
}

export const handle = { texts: ['notices'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.notice.title)

export default function Notices() {
  const { rows } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto max-w-3xl">
      <div className="flex flex-wrap items-end gap-3">
        <h1>{t('notice.title')}</h1>
        {rows.some(({ readAt }) => !readAt) ? (
          <Form method="post" className="ms-auto">
            <Button kind="quiet">{t('notice.readAll')}</Button>
          </Form>
        ) : null}
      </div>
      <p className="mt-1 text-quiet">{t('notice.lead')}</p>
      {rows.length ? (
        <NoticeList rows={rows} />
      ) : (
        <EmptyState className="mt-4 text-quiet">{t('notice.none')}</EmptyState>
      )}
    </div>
  )
}
