import { z } from 'zod'
import type { Upload } from '../../../db/queries/uploads'
import type { SheetFile } from '../../../sources/sheets/read-sheet'
import { describeRefusal } from '../../../sources/sheets/refusal'
import type { EditionContext } from '../../access/edition-context.server'
import { fates } from '../../flows/setup/agencies/missing-agencies.server'
import { takeAgencyUpload } from '../../flows/setup/agencies/agency-uploads.server'
import type { RefusedUpload } from '../../flows/setup/keep-upload.server'
import type { UploadChoices } from '../../flows/setup/agencies/upload-choices'
import type { RefusedForm } from '../../forms/form-fault'
import { fileField, hidden, listOf, optionalText } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import type { Language } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { translator } from '../../i18n/translate'
import type { RequestContext } from '../../policy/request-context'

/** Letters of a table that is pasted: 12,000 rows of twelve short columns. */
const mostPasted = 2_000_000

/** A file, or a table from the clipboard as it is pasted: cells with tabs between them. */
export const UploadForm = z.object({ file: fileField, pasted: z.string().max(mostPasted).default('') })

type UploadWhy = 'no-file' | 'too-large' | 'not-allowed' | 'refused' | null

type RefusedUploadForm = RefusedForm & { ok: false; why: UploadWhy; sentence: string | null }

/** Keeps what was given in the way of its page. Null: it was too large to be read. */
export async function takeUploadForm<Choices>(
  sent: SentForm<typeof UploadForm> | null,
  language: Language,
  keep: (file: SheetFile) => Promise<{ ok: true; id: number; choices: Choices } | RefusedUpload>,
): Promise<{ ok: true; id: number; choices: Choices } | RefusedUploadForm> {
  if (!sent) return { ok: false, why: 'too-large', intent: null, typed: {}, faults: {}, sentence: null }
  if (!sent.ok) return { ok: false, ...refusalOf<UploadWhy>(sent), sentence: null }
  const { file, pasted } = sent.values
  const t = translator(textsIn(language))
  const given = file
    ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : { fileName: t('upload.pastedName'), bytes: new TextEncoder().encode(pasted.trim() ? pasted : '') }
  const kept = await keep(given)
  if (kept.ok) return kept
  const sentence = kept.why === 'refused' ? describeRefusal(kept.refusal, language) : null
  return { ok: false, ...refusalOf<UploadWhy>(sent, kept.why), sentence }
}

const TakeForm = z.object({ intent: z.literal('take'), basis: hidden(z.string().min(1).max(200)) })

/** What became of agencies that the file does not name. */
const MissingForm = z.object({
  intent: z.literal('missing'),
  agencies: listOf(z.string().max(40), 5000),
  fate: z.enum(fates),
  into: optionalText(300),
  reason: optionalText(300),
})

/** The forms of the page of a file. */
export const UploadedForm = z.discriminatedUnion('intent', [TakeForm, MissingForm])

export interface TakeAnswer {
  why: 'not-allowed' | 'changed' | 'refused'
  sentence: string | null
}

/** Stores the rows of an upload; null where they are stored. */
export async function takeRowsForm(
  context: RequestContext,
  editionContext: EditionContext,
  upload: Upload,
  choices: UploadChoices,
  sent: SentForm<typeof UploadedForm>,
  language: Language,
): Promise<TakeAnswer | { added: number; changed: number }> {
  if (!sent.ok || sent.values.intent !== 'take') return { why: 'changed', sentence: null }
  const taken = await takeAgencyUpload(context, editionContext, upload, choices, sent.values.basis)
  if (!taken.ok)
    return { why: taken.why, sentence: taken.why === 'refused' ? describeRefusal(taken.refusal, language) : null }
  const count = (kind: string) => taken.changes.rows.filter(({ outcome }) => outcome === kind).length
  return { added: count('new'), changed: count('changed') }
}
