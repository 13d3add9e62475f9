import { z } from 'zod'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { largestFileBytes } from '../settings/settings.server'
import { type DraftOutcome, removeFile, saveDraft } from '../flows/declare.server'
import { type JudgeOutcome, judgeDeclaration } from '../flows/judge-declaration.server'
import { readNumber } from '../format/read-number'
import { readForm, typedIn } from './read-form.server'
import { type SubmitOutcome, submitDeclarations } from '../flows/submit-declarations.server'

const Text = z
  .string()
  .default('')
  .transform((text) => text.slice(0, 4000))
const DraftForm = z.object({
  metric: z.string(),
  version: z.coerce.number().int().nonnegative(),
  status: z.enum(['reported', 'no-data', 'not-applicable']),
  value: Text,
  note: Text,
})
const FileForm = z.object({ metric: z.string(), file: z.coerce.number().int().positive() })
const JudgeForm = z.object({
  submitted: z.coerce.number().int().positive(),
  verdict: z.enum(['confirmed', 'corrected', 'refused']),
  reason: Text,
  value: Text,
})

type Why =
  | ((DraftOutcome | SubmitOutcome | JudgeOutcome) & { ok: false })['why']
  | 'no-status'
  | 'no-verdict'
  | 'not-confirmed'
  | 'submit-changed'
/** `about` is the metric, or the submitted value, whose form was refused; `submit` for all of them. */
export type DeclarationAnswer =
  { ok: true; about: string } | { ok: false; why: Why; about: string; typed: Record<string, string> }

/** The forms of the page of declarations. What was typed comes back with a refusal. */
export async function takeDeclarationForm(
  asking: Asking,
  place: EditionPlace,
  request: Request,
): Promise<DeclarationAnswer> {
  const form = await readForm(request, await largestFileBytes(asking.db, place.festival.id))
  // What was too large was not read, so that it is not known which metric it was for: the page says it on top.
  if (!form) return { ok: false, why: 'too-large', about: '', typed: {} }
  const typed = typedIn(form)
  const intent = typed['intent']
  if (intent === 'judge') return takeJudgement(asking, place, typed)
  if (intent === 'submit') return takeSubmit(asking, place, typed)
  const about = typed['metric'] ?? ''
  const answer = (outcome: { ok: true } | { ok: false; why: Why }): DeclarationAnswer =>
    outcome.ok ? { ok: true, about } : { ok: false, why: outcome.why, about, typed }
  if (intent === 'remove') {
    const parsed = FileForm.safeParse(typed)
    return answer(
      parsed.success
        ? await removeFile(asking, place, { metric: parsed.data.metric, fileId: parsed.data.file })
        : { ok: false, why: 'no-file' },
    )
  }
  const parsed = DraftForm.safeParse(typed)
  if (!parsed.success) return answer({ ok: false, why: 'no-status' })
  const { status, value } = parsed.data
  return answer(
    await saveDraft(asking, place, {
      ...parsed.data,
      value: status === 'reported' ? readNumber(value) : 0,
      file: fileIn(form),
    }),
  )
}

/** A browser sends an empty file where none was chosen. */
function fileIn(form: FormData): File | null {
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file : null
}

async function takeSubmit(
  asking: Asking,
  place: EditionPlace,
  typed: Record<string, string>,
): Promise<DeclarationAnswer> {
  const about = 'submit'
  if (typed['confirmed'] !== 'on') return { ok: false, why: 'not-confirmed', about, typed }
  const outcome = await submitDeclarations(asking, place, typed['seen'] ?? '')
  if (outcome.ok) return { ok: true, about }
  return { ok: false, why: outcome.why === 'changed-meanwhile' ? 'submit-changed' : outcome.why, about, typed }
}

async function takeJudgement(
  asking: Asking,
  place: EditionPlace,
  typed: Record<string, string>,
): Promise<DeclarationAnswer> {
  const about = `value-${typed['submitted'] ?? ''}`
  const parsed = JudgeForm.safeParse(typed)
  if (!parsed.success) return { ok: false, why: 'no-verdict', about, typed }
  const { submitted, verdict, reason, value } = parsed.data
  const outcome = await judgeDeclaration(asking, place, {
    submittedValueId: submitted,
    verdict,
    reason,
    value: verdict === 'corrected' ? readNumber(value) : 0,
  })
  return outcome.ok ? { ok: true, about } : { ok: false, why: outcome.why, about, typed }
}
