import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { findSealedMinutes } from '../../db/queries/minutes'
import { recordExport } from '../audit/record-export.server'
import { requireEdition } from '../access/edition-place.server'
import { openAwardSource } from '../flows/award-source.server'
import { sha256 } from '../flows/hash.server'
import { momentOf } from '../flows/package-files.server'
import { found } from '../found'
import { isLanguage } from '../i18n/language'
import { certificatesPaper } from '../papers/certificates-paper'
import { typesetCertificates } from '../papers/typeset.server'

const text = z.string().max(120).catch('')
const Signatories = z.object({ name1: text, post1: text, name2: text, post2: text })

/** A page for each award, with the two names that the address gives. There are none before the minutes about the list are sealed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'papers.export')
  const opened = await openAwardSource(context.db, place.edition)
  const source =
    opened.ok && (await findSealedMinutes(context.db, opened.source.record.shortlist.id)) ? opened.source : null
  found(source)
  const { name1, post1, name2, post2 } = Signatories.parse(Object.fromEntries(new URL(request.url).searchParams))
  const language = isLanguage(params['lang']) ? params['lang'] : 'fa'
  const paper = certificatesPaper({ ...place, language }, source.record, [
    { name: name1, post: post1 },
    { name: name2, post: post2 },
  ])
  const pdf = typesetCertificates(paper, momentOf(source))
  await recordExport(context, place, {
    action: 'papers.certificates',
    subject: 'export:certificates',
    act: 'papers.export',
    after: { sha256: sha256(pdf), signatories: [name1, name2] },
  })
  return new Response(new Blob([pdf.slice()], { type: 'application/pdf' }), {
    headers: {
      'content-disposition': `attachment; filename="${place.festival.code}-${place.edition.code}-certificates.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
