import type { LoaderFunctionArgs } from '@remix-run/node'
import { listAttendees } from '../../db/queries/minutes'
import { recordExport } from '../exports/record-export.server'
import { found } from '../http/found'
import { FrozenMinutes } from '../documents/minutes-document'
import { requireMinutes } from '../access/minutes-context.server'
import { minutesPaper } from '../papers/minutes-paper'
import { onThread } from '../workers/engine-threads.server'
import { languageOf } from '../i18n/language'

/** Frozen minutes as a letter. A draft is no paper yet. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const row = await requireMinutes(context, params, 'minutes.see')
  const { festival, edition, minutes } = row
  found(minutes.hash)
  const language = languageOf(params)
  const paper = minutesPaper(
    { festival, edition, language },
    FrozenMinutes.parse(minutes.document),
    minutes.hash,
    await listAttendees(context.db, minutes.id),
  )
  const pdf = await onThread('letter', { letter: paper, at: minutes.sealedAt ?? minutes.createdAt }, request.signal)
  await recordExport(context, row, {
    action: 'minutes.export',
    subject: `minutes:${minutes.number}`,
    act: 'minutes.see',
    after: { hash: minutes.hash },
  })
  return new Response(new Blob([pdf.slice()], { type: 'application/pdf' }), {
    headers: {
      'content-disposition': `attachment; filename="${festival.code}-${edition.code}-minutes-${minutes.number}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
