import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listNotices, markRead } from '../../db/queries/notices'
import { NoticeList } from '../components/notice-list'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { noticePath } from '../mail/notice-words'
import { pageTitle } from '../page-title'
import { grantIn } from '../policy.server'
import type { ServerContext } from '../server/load-context'

const Opened = z.object({ open: z.coerce.number().int().positive() })

/** The viewer's own, of festivals where they are still somebody. */
async function listOwn({ db, viewer }: ServerContext) {
  if (!viewer.user) return null
  return (await listNotices(db, viewer.user.id)).filter(
    ({ festival }) => festival === null || grantIn(viewer, festival.id),
  )
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const rows = await listOwn(context)
  if (!rows) return redirect(`/${params['lang']}/sign-in?to=/${params['lang']}/notices`)
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
  if (!rows || !context.viewer.user) return redirect(`/${params['lang']}/sign-in`)
  const parsed = Opened.safeParse(Object.fromEntries(await request.formData()))
  await markRead(context.db, context.viewer.user.id, context.now, parsed.success ? [parsed.data.open] : undefined)
  if (!parsed.success) return redirect(`/${params['lang']}/notices`)
  const opened = rows.find(({ notice }) => notice.id === parsed.data.open)
  found(opened)
  return redirect(`/${params['lang']}${noticePath(opened)}`)
}

export const handle = { texts: ['notices'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.notice.title)

export default function Notices() {
  const { rows } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto max-w-3xl">
      <div className="flex flex-wrap items-end gap-3">
        <h1>{t('notice.title')}</h1>
        {rows.some(({ readAt }) => !readAt) ? (
          <Form method="post" className="ms-auto">
            <button className="button-quiet" type="submit">
              {t('notice.readAll')}
            </button>
          </Form>
        ) : null}
      </div>
      <p className="mt-1 text-quiet">{t('notice.lead')}</p>
      {rows.length ? <NoticeList rows={rows} /> : <p className="sheet mt-4 text-quiet">{t('notice.none')}</p>}
    </div>
  )
}
