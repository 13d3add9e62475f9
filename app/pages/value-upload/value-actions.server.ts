import { z } from 'zod'
import type { Upload } from '../../../db/queries/uploads'
import { describeRefusal } from '../../../sources/sheets/refusal'
import type { EditionContext } from '../../access/edition-context.server'
import { takeBackValueUpload } from '../../flows/setup/values/take-back-values.server'
import { takeValueUpload } from '../../flows/setup/values/take-values.server'
import type { ValueChoices } from '../../flows/setup/values/value-choices'
import { hidden, reasonText, ticked } from '../../forms/form-fields.server'
import type { RefusedForm } from '../../forms/form-fault'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'

export const ValueUploadForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('take'), basis: hidden(z.string().min(1).max(200)), names: ticked }),
  z.object({ intent: z.literal('take-back'), reason: reasonText }),
])

type ValueUploadWhy =
  | 'not-allowed'
  | 'already-taken'
  | 'changed'
  | 'refused'
  | 'no-reason'
  | 'not-taken'
  | 'changed-since'
  | 'bad-value'
  | null

export type ValueUploadAnswer = RefusedForm & { why: ValueUploadWhy; sentence: string | null; values: number }

/** Stores the values of an upload, or takes them back; null where that is done. */
export async function answerValueUpload(
  context: RequestContext,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
  upload: Upload,
  choices: ValueChoices,
  sent: SentForm<typeof ValueUploadForm>,
  language: Language,
): Promise<ValueUploadAnswer | null> {
  if (!sent.ok) return { ...refusalOf<ValueUploadWhy>(sent), sentence: null, values: 0 }
  const { values } = sent
  const done =
    values.intent === 'take'
      ? await takeValueUpload(context, editionContext, upload, choices, values.basis, values.names)
      : await takeBackValueUpload(context, editionContext, upload, values.reason ?? '')
  if (done.ok) return null
  return {
    ...refusalOf<ValueUploadWhy>(sent, done.why),
    sentence: done.why === 'refused' ? describeRefusal(done.refusal, language) : null,
    values: done.why === 'changed-since' ? done.changed.length : 0,
  }
}
