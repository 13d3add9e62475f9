import type { RequestContext } from '../../policy/request-context'
import { z } from 'zod'
import { findAgency } from '../../../db/queries/agencies'
import { listObjections } from '../../../db/queries/objections'
import type { EditionContext } from '../../access/edition-context.server'
import { found } from '../../http/found'
import {
  type AttachOutcome,
  type ObjectionOutcome,
  attachToObjection,
  object,
} from '../../flows/objections/object.server'
import type { ImpossibleValue } from '../../flows/values/validate-values.server'
import type { Faults, RefusedForm } from '../../forms/form-fault'
import { fileField, hidden, idNumber, readStated, requiredText, statedFields } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import { type RulingOutcome, rule } from '../../flows/objections/rule.server'
import { type WithdrawRulingOutcome, withdraw } from '../../flows/objections/withdraw-ruling.server'

const text = requiredText(20_000)

/** The forms of a dispute: the objection, a file beside it, the ruling and its withdrawal. */
export const DisputeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('object'), text }),
  z.object({ intent: z.literal('attach'), file: fileField }),
  z.object({
    intent: z.literal('rule'),
    verdict: z.enum(['accepted', 'in-part', 'rejected']),
    reason: text,
    /** By `metric|from|to` of each value. */
    ...statedFields,
  }),
  z.object({ intent: z.literal('withdraw'), ruling: hidden(idNumber), reason: text }),
])

type Why = (ObjectionOutcome | AttachOutcome | RulingOutcome | WithdrawRulingOutcome) & { ok: false }
export type DisputeAnswer =
  { ok: true } | (RefusedForm & { ok: false; why: Why['why'] | null; detail: string; impossible?: ImpossibleValue })

/**
 * Does what a form of a dispute asks for. What was typed comes back with a refusal. Null: it was too large to be read.
 */
export async function takeDisputeForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: SentForm<typeof DisputeForm> | null,
  agencyCode: string,
  indicatorCode: string,
): Promise<DisputeAnswer> {
  if (!sent) return { ok: false, intent: 'attach', why: 'too-large', detail: '', typed: {}, faults: {} }
  const refuse = (why: Why['why'] | null, detail = '', faults: Faults = {}): DisputeAnswer => ({
    ok: false,
    ...refusalOf(sent, why, faults),
    detail,
  })
  if (!sent.ok) return refuse(null)
  const { values } = sent
  if (values.intent === 'object') {
    const outcome = await object(context, editionContext, { indicatorCode, text: values.text })
    return outcome.ok ? { ok: true } : refuse(outcome.why, outcome.detail)
  }
  const agency = await findAgency(context.db, editionContext.festival.id, agencyCode)
  const row =
    agency &&
    (
      await listObjections(context.db, editionContext.edition.id, { of: 'own', agencyId: agency.id }, [indicatorCode])
    )[0]
  found(row)
  const { objection } = row
  if (values.intent === 'attach') {
    const outcome = await attachToObjection(context, editionContext, objection, values.file ?? new File([], ''))
    return outcome.ok ? { ok: true } : refuse(outcome.why, outcome.detail)
  }
  if (values.intent === 'withdraw') {
    const outcome = await withdraw(context, editionContext, objection, {
      rulingId: values.ruling,
      reason: values.reason,
    })
    return outcome.ok ? { ok: true } : refuse(outcome.why, outcome.detail)
  }
  const { verdict, reason } = values
  const stated = readStated(values)
  if (Object.keys(stated.faults).length) return refuse(null, '', stated.faults)
  const adjustments = stated.values.map(({ key, ...item }) => {
    const [metric = '', periodFrom = '', periodTo = ''] = key.split('|')
    return { ...item, metric, periodFrom, periodTo }
  })
  const outcome = await rule(context, editionContext, objection, { verdict, reason, adjustments })
  if (outcome.ok) return { ok: true }
  return {
    ...refusalOf(sent, outcome.why),
    ok: false,
    detail: outcome.detail,
    ...(outcome.why === 'bad-adjustment' ? { impossible: outcome.impossible } : {}),
  }
}
