import type { RequestContext } from '../../policy/request-context'
import { z } from 'zod'
import type { EditionContext } from '../../access/edition-context.server'
import type { DeclarationRow } from '../../../db/queries/declarations'
import { type DraftOutcome, type DraftWanted, removeFile, saveDraft } from '../../flows/declarations/declare.server'
import { type JudgeOutcome, judgeDeclaration } from '../../flows/declarations/judge-declaration.server'
import { cutText } from '../../format/cut-text'
import type { ImpossibleValue } from '../../flows/values/validate-values.server'
import { type ChangedValue, type LastChange, mergeValues } from '../../edits/merge-values'
import { toDeclarationValues } from '../../flows/declarations/opened-declaration'
import { readNumber } from '../../format/read-number'
import { type RefusedForm, type Typed, typedText } from '../../forms/form-fault'
import { fileField, hidden, idNumber, ticked, wholeNumber } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import { type SubmitOutcome, submitDeclarations } from '../../flows/declarations/submit-declarations.server'
import { type WithdrawEvaluationOutcome, withdrawVerdict } from '../../flows/declarations/withdraw-evaluation.server'
import { type WithdrawSubmissionOutcome, withdrawSubmission } from '../../flows/declarations/withdraw-submission.server'

const text = z
  .string()
  .default('')
  .transform((typed) => cutText(typed, 4000))
const seen = { seen: hidden(z.string().default('')) }

/** The forms of the page of declarations. */
export const DeclarationsForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    metric: hidden(z.string()),
    version: hidden(wholeNumber),
    [openedField]: z.string().optional(),
    status: z.enum(['reported', 'no-data', 'not-applicable']),
    value: text,
    note: text,
    file: fileField,
  }),
  z.object({ intent: z.literal('detach'), metric: hidden(z.string()), file: hidden(idNumber) }),
  z.object({ intent: z.literal('submit'), ...seen, confirmed: ticked }),
  z.object({ intent: z.literal('withdraw'), ...seen, reason: text }),
  z.object({
    intent: z.literal('judge'),
    submitted: hidden(idNumber),
    verdict: z.enum(['confirmed', 'corrected', 'refused']),
    reason: text,
    value: text,
  }),
  z.object({ intent: z.literal('withdraw-verdict'), evaluation: hidden(idNumber), reason: text }),
])

type Sent = SentForm<typeof DeclarationsForm>
type Values<Intent> = Extract<z.output<typeof DeclarationsForm>, { intent: Intent }>
type Outcome = { ok: true; about?: string } | { ok: false; why: Why; impossible?: ImpossibleValue }

type Why =
  | ((DraftOutcome | SubmitOutcome | JudgeOutcome | WithdrawSubmissionOutcome | WithdrawEvaluationOutcome) & {
      ok: false
    })['why']
  | 'not-confirmed'
  | 'submit-changed'
/**
 * `about` is the metric, or the submitted value, whose form was refused; `verdict-…` what was said of one, `submit` for
 * all of them.
 */
export type DeclarationAnswer = { ok: true; about: string } | DeclarationRefusal

interface DeclarationRefusal extends RefusedForm {
  ok: false
  /** Null: a field is wrong. */
  why: Why | null
  about: string
  impossible?: ImpossibleValue
  change?: ChangedDeclaration | undefined
}

/** What a colleague changed of a declaration since its form was opened. */
export interface ChangedDeclaration {
  by: LastChange
  changed: readonly ChangedValue[]
}

/**
 * Does what a form of the page of declarations asks for. What was typed comes back with a refusal. Null: it was too
 * large to be read.
 */
export async function takeDeclarationForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: Sent | null,
): Promise<DeclarationAnswer> {
  // What was too large was not read, so that it is not known which metric it was for: the page says it on top.
  if (!sent) return { ok: false, why: 'too-large', about: '', intent: 'save', typed: {}, faults: {} }
  const about = aboutOf(sent)
  if (!sent.ok) return { ok: false, about, ...refusalOf(sent) }
  const { values } = sent
  if (values.intent === 'save') return save(context, editionContext, sent, values)
  const outcome = await act(context, editionContext, values)
  if (outcome.ok) return { ok: true, about: outcome.about ?? about }
  return refuse(sent, outcome)
}

/** The part of the page that a form stands in. */
function aboutOf({ intent, typed }: Pick<Sent, 'intent' | 'typed'>): string {
  switch (intent) {
    case 'save':
    case 'detach':
      return typedText(typed, 'metric') ?? ''
    case 'submit':
    case 'withdraw':
      return 'submit'
    case 'judge':
      return `value-${typedText(typed, 'submitted')}`
    case 'withdraw-verdict':
      return `verdict-${typedText(typed, 'evaluation')}`
  }
}

const refuse = (sent: Sent, { why, impossible }: { why: Why; impossible?: ImpossibleValue }): DeclarationRefusal => ({
  ok: false,
  about: aboutOf(sent),
  ...refusalOf(sent, why),
  ...(impossible ? { impossible } : {}),
})

async function save(
  context: RequestContext,
  editionContext: EditionContext,
  sent: Sent,
  values: Values<'save'>,
): Promise<DeclarationAnswer> {
  const { metric, version, status, value, note, file } = values
  const opened = readOpened(values[openedField])
  const wanted = { metric, version, status, note, opened, value: status === 'reported' ? readNumber(value) : 0 }
  const outcome = await saveDraft(context, editionContext, { ...wanted, file })
  if (outcome.ok) return { ok: true, about: aboutOf(sent) }
  if (outcome.why !== 'changed-meanwhile') return refuse(sent, outcome)
  return { ...refuse(sent, outcome), ...rebase(outcome.row, wanted, sent.typed) }
}

async function act(
  context: RequestContext,
  editionContext: EditionContext,
  values: Exclude<z.output<typeof DeclarationsForm>, { intent: 'save' }>,
): Promise<Outcome> {
  switch (values.intent) {
    case 'detach':
      return removeFile(context, editionContext, { metric: values.metric, fileId: values.file })
    case 'submit': {
      if (!values.confirmed) return { ok: false, why: 'not-confirmed' }
      const outcome = await submitDeclarations(context, editionContext, values.seen)
      return !outcome.ok && outcome.why === 'changed-meanwhile' ? { ...outcome, why: 'submit-changed' } : outcome
    }
    case 'withdraw':
      return withdrawSubmission(context, editionContext, { seen: values.seen, reason: values.reason })
    case 'judge': {
      const { submitted, verdict, reason, value } = values
      return judgeDeclaration(context, editionContext, {
        submittedValueId: submitted,
        verdict,
        reason,
        value: verdict === 'corrected' ? readNumber(value) : 0,
      })
    }
    case 'withdraw-verdict': {
      const { evaluation, reason } = values
      const outcome = await withdrawVerdict(context, editionContext, { evaluationId: evaluation, reason })
      return outcome.ok ? { ok: true, about: `value-${outcome.submittedValueId}` } : outcome
    }
  }
}

/**
 * The form on the newer version: what only a colleague changed is left out of what was typed, so that the form shows it
 * as it is stored.
 */
function rebase(
  row: DeclarationRow | null,
  wanted: Pick<DraftWanted, 'status' | 'value' | 'note' | 'opened'>,
  typed: Typed,
): { typed: Typed; change?: ChangedDeclaration | undefined } {
  const now = toDeclarationValues(row?.declaration ?? null)
  const { taken, changed } = mergeValues<typeof now>(wanted.opened ?? null, now, toDeclarationValues(wanted))
  const left = Object.entries(typed).filter(
    ([name]) => !(name === 'note' ? 'note' in taken : (name === 'status' || name === 'value') && 'said' in taken),
  )
  return {
    typed: {
      ...Object.fromEntries(left),
      version: [String(row?.declaration.version ?? 0)],
      [openedField]: [writeOpened(now)],
    },
    change: row ? { by: { name: row.updatedBy, at: row.declaration.updatedAt }, changed } : undefined,
  }
}
