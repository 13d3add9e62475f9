import { z } from 'zod'
import { findAgency } from '../../db/queries/agencies'
import { listObjections } from '../../db/queries/objections'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { found } from '../found'
import { largestFileBytes } from '../settings/settings.server'
import { type AttachOutcome, type ObjectionOutcome, attachToObjection, object } from '../flows/object.server'
import { readNumber } from '../format/read-number'
import { readForm, typedIn } from './read-form.server'
import { type NewAdjustment, type RulingOutcome, rule } from '../flows/rule.server'

const longestText = 20_000
const Text = z.string().max(longestText).default('')
const RulingForm = z.object({ verdict: z.enum(['accepted', 'in-part', 'rejected']), reason: Text })
const AdjustmentField = z.object({
  at: z.string(),
  status: z.enum(['reported', 'no-data', 'not-applicable']),
  value: z.string(),
})

type Why = (ObjectionOutcome | AttachOutcome | RulingOutcome) & { ok: false }
export type DisputeAnswer =
  { ok: true } | { ok: false; why: Why['why'] | 'no-verdict'; detail: string; typed: Record<string, string> }

/** The three forms of a dispute: the objection, a file beside it, the ruling. What was typed comes back with a refusal. */
export async function takeDisputeForm(
  asking: Asking,
  place: EditionPlace,
  request: Request,
  agencyCode: string,
  indicatorCode: string,
): Promise<DisputeAnswer> {
  const form = await readForm(request, await largestFileBytes(asking.db, place.festival.id))
  if (!form) return { ok: false, why: 'too-large', detail: '', typed: {} }
  const typed = typedIn(form)
  const refuse = (why: Extract<DisputeAnswer, { ok: false }>['why'], detail = ''): DisputeAnswer => ({
    ok: false,
    why,
    detail,
    typed,
  })
  const intent = form.get('intent')
  if (intent === 'object') {
    const outcome = await object(asking, place, { indicatorCode, text: Text.catch('').parse(form.get('text') ?? '') })
    return outcome.ok ? { ok: true } : refuse(outcome.why, outcome.detail)
  }
  const agency = await findAgency(asking.db, place.festival.id, agencyCode)
  const row =
    agency &&
    (await listObjections(asking.db, place.edition.id, { of: 'own', agencyId: agency.id }, [indicatorCode]))[0]
  found(row)
  if (intent === 'attach') {
    const file = form.get('file')
    const outcome = await attachToObjection(
      asking,
      place,
      row.objection,
      file instanceof File ? file : new File([], ''),
    )
    return outcome.ok ? { ok: true } : refuse(outcome.why, outcome.detail)
  }
  const parsed = RulingForm.safeParse(typed)
  const adjustments = readAdjustments(form)
  if (!parsed.success || !adjustments) return refuse(parsed.success ? 'bad-adjustment' : 'no-verdict')
  const outcome = await rule(asking, place, row.objection, { ...parsed.data, adjustments })
  return outcome.ok ? { ok: true } : refuse(outcome.why, outcome.detail)
}

/** Rows that name a value; null where a number can't be read. */
function readAdjustments(form: FormData): NewAdjustment[] | null {
  const columns = ['at', 'status', 'value'].map((name) => form.getAll(name).map(String))
  const rows = (columns[0] ?? []).map((at, place) =>
    AdjustmentField.safeParse({ at, status: columns[1]?.[place], value: columns[2]?.[place] }),
  )
  const wanted = rows.flatMap((row) => (row.success && row.data.at ? [row.data] : []))
  const read = wanted.map(({ at, status, value }) => {
    const [metric = '', periodFrom = '', periodTo = ''] = at.split('|')
    return { metric, periodFrom, periodTo, status, value: status === 'reported' ? readNumber(value) : 0 }
  })
  return read.every(({ value }) => Number.isFinite(value)) ? read : null
}
