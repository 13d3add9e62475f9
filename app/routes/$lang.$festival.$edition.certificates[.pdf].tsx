import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { findSealedMinutes } from '../../db/queries/minutes'
import { recordExport } from '../exports/record-export.server'
import { requireEdition } from '../access/edition-context.server'
import { findAwardRecord } from '../flows/awards/award-source.server'
import { sha256 } from '../documents/hash.server'
import { momentOf } from '../flows/publication/package-files.server'
import { found } from '../http/found'
import { certificatesPaper } from '../papers/certificates-paper'
import { onThread } from '../workers/engine-threads.server'
import { languageOf } from '../i18n/language'

const text = z.string().max(120).catch('')
const Signatories = z.object({ name1: text, post1: text, name2: text, post2: text })

/**
 * A page for each award, with the two names that the address gives. There are none before the minutes about the list
 * are sealed.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'papers.export')
  const decided = await findAwardRecord(context.db, editionContext.edition)
  const record = decided && (await findSealedMinutes(context.db, decided.shortlist.id)) ? decided : null
  found(record)
  const { name1, post1, name2, post2 } = Signatories.parse(Object.fromEntries(new URL(request.url).searchParams))
  const language = languageOf(params)
  const paper = certificatesPaper({ ...editionContext, language }, record, [
    { name: name1, post: post1 },
    { name: name2, post: post2 },
  ])
  const pdf = await onThread('certificates', { certificates: paper, at: momentOf({ record }) }, request.signal)
  await recordExport(context, editionContext, {
    action: 'papers.certificates',
    subject: 'export:certificates',
    act: 'papers.export',
    after: { sha256: sha256(pdf), signatories: [name1, name2] },
  })
  return new Response(new Blob([pdf.slice()], { type: 'application/pdf' }), {
    headers: {
      'content-disposition': `attachment; filename="${editionContext.festival.code}-${editionContext.edition.code}-certificates.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
