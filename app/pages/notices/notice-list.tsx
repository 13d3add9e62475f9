import { Form } from '@remix-run/react'
import type { Calendar } from '../../format/date'
import { useLanguage } from '../../page-language/use-language'
import { isNoticeKind, noticeParams } from '../../mail/notice-words'
import { Button } from '../../ui/button'

interface ShownNotice {
  id: number
  kind: string
  params: Record<string, string>
  createdAt: Date
  readAt: Date | null
  edition: { titleFa: string; titleEn: string } | null
  calendar: Calendar
}

/** What was said to somebody, newest first; each opens the page that it is about. */
export function NoticeList({ rows }: { rows: readonly ShownNotice[] }) {
  return (
    <ul className="mt-4 grid gap-3">
      {rows.map((row) => (
        <NoticeItem key={row.id} row={row} />
      ))}
    </ul>
  )
}

function NoticeItem({ row: { id, kind, params, createdAt, readAt, edition, calendar } }: { row: ShownNotice }) {
  const { t, language, title, moment } = useLanguage({ calendar })
  if (!isNoticeKind(kind)) return null
  return (
    <li className="sheet flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-sm text-quiet">
          {edition ? title(edition) : null} <bdi>{moment(createdAt)}</bdi>{' '}
          {readAt ? null : <span className="badge badge-demo">{t('notice.unread')}</span>}
        </p>
        <p id={`notice-${id}`} className={readAt ? undefined : 'font-bold'}>
          {t(`notice.kind.${kind}`, noticeParams(params, language, calendar))}
        </p>
      </div>
      <Form method="post">
        <Button kind="quiet" name="open" value={id} aria-describedby={`notice-${id}`}>
          {t('notice.open')}
        </Button>
      </Form>
    </li>
  )
}
