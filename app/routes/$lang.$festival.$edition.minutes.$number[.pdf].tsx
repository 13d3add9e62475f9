import type { LoaderFunctionArgs } from '@remix-run/node'
import { listAttendees } from '../../db/queries/minutes'
import { recordExport } from '../audit/record-export.server'
import { found } from '../found'
import { isLanguage } from '../i18n/language'
import { FrozenMinutes } from '../minutes-document'
import { requireMinutes } from '../access/minutes-place.server'
import { minutesPaper } from '../papers/minutes-paper'
import { typesetLetter } from '../papers/typeset.server'

/** Frozen minutes as a letter. A draft is no paper yet. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const own = await requireMinutes(context, params, 'minutes.see')
  const { festival, edition, minutes } = own
  found(minutes.hash)
  const language = isLanguage(params['lang']) ? params['lang'] : 'fa'
  const paper = minutesPaper(
    { festival, edition, language },
    FrozenMinutes.parse(minutes.document),
    minutes.hash,
    await listAttendees(context.db, minutes.id),
  )
  const pdf = typesetLetter(paper, minutes.sealedAt ?? minutes.createdAt)
  await recordExport(context, own, {
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
