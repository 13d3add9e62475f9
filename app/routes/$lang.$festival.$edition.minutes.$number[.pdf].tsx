import type { LoaderFunctionArgs } from '@remix-run/node'
import { listAttendees } from '../../db/queries/minutes'
import { found } from '../found'
import { isLanguage } from '../i18n/language'
import { FrozenMinutes } from '../minutes-document'
import { requireMinutes } from '../access/minutes-place.server'
import { minutesPaper } from '../papers/minutes-paper'
import { typesetLetter } from '../papers/typeset.server'

/** Frozen minutes as a letter. A draft is no paper yet. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, edition, minutes } = await requireMinutes(context, params, 'minutes.see')
  found(minutes.hash)
  const language = isLanguage(params['lang']) ? params['lang'] : 'fa'
  const paper = minutesPaper({ festival, edition, language }, FrozenMinutes.parse(minutes.document), minutes.hash, await listAttendees(context.db, minutes.id))
  const pdf = typesetLetter(paper, minutes.sealedAt ?? minutes.createdAt)
  return new Response(new Blob([pdf.slice()], { type: 'application/pdf' }), { headers: { 'content-disposition': `attachment; filename="${festival.code}-${edition.code}-minutes-${minutes.number}.pdf"`, 'cache-control': 'no-store' } })
}
