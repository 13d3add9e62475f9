import { z } from 'zod'
import type { RequestContext } from '../../policy/request-context'
import type { EditionContext } from '../../access/edition-context.server'
import {
  type CorrectionOutcome,
  type CorrectionPreview,
  publishCorrection,
  tryCorrection,
} from '../../flows/values/correct-values.server'
import type { ImpossibleValue } from '../../flows/values/validate-values.server'
import { parseMoment } from '../../format/parse-moment'
import type { Faults, RefusedForm } from '../../forms/form-fault'
import {
  hidden,
  momentFields,
  readStated,
  requiredText,
  statedFields,
  ticked,
  wholeNumber,
} from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'

const fields = {
  agency: hidden(z.string()),
  metric: hidden(z.string()),
  /** The number of the publication that the page was opened on. */
  corrects: hidden(wholeNumber),
  /** By the first day of each period. */
  ...statedFields,
  reason: requiredText(4000),
}

/** The form of a correction: computed and shown first, then published as it was shown. */
export const CorrectionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('try'), ...fields }),
  z.object({
    intent: z.literal('publish'),
    ...fields,
    resultHash: hidden(z.string().default('')),
    ...momentFields,
    showsRankings: ticked,
  }),
])

type Why = Extract<CorrectionOutcome, { ok: false }>['why']
/**
 * Not published yet: what it would change, where that could be computed, and why not, where something stands against
 * it.
 */
export type ShownCorrection = RefusedForm & {
  ok: false
  why: Why | null
  preview: CorrectionPreview | null
  /** The value that can't be, where one was the reason. */
  impossible?: ImpossibleValue
}

/** Computes a correction, and publishes it. What was typed comes back with a refusal. */
export async function takeCorrectionForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: SentForm<typeof CorrectionForm>,
): Promise<{ ok: true } | ShownCorrection> {
  if (!sent.ok) return { ok: false, ...refusalOf(sent), preview: null }
  const { values } = sent
  const stated = readStated(values)
  if (Object.keys(stated.faults).length) return { ok: false, ...refusalOf(sent, null, stated.faults), preview: null }
  const wanted = { ...values, values: stated.values.map(({ key, ...item }) => ({ ...item, periodFrom: key })) }
  const opensAt =
    values.intent === 'publish' ? parseMoment(values.day, values.minute, editionContext.festival.calendar) : null
  const made =
    values.intent === 'publish' && opensAt
      ? await publishCorrection(context, editionContext, wanted, {
          resultHash: values.resultHash,
          opensAt,
          showsRankings: values.showsRankings,
        })
      : null
  if (made?.ok) return { ok: true }
  const faults: Faults = values.intent === 'publish' && !opensAt ? { day: { kind: 'moment' } } : {}
  const tried = await tryCorrection(context, editionContext, wanted)
  return {
    ok: false,
    ...refusalOf(sent, made?.why ?? (tried.ok ? null : tried.why), faults),
    preview: tried.ok ? tried.preview : null,
    ...(!tried.ok && tried.why === 'bad-value' ? { impossible: tried.impossible } : {}),
  }
}
