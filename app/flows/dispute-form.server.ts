import { parseFormData } from '@remix-run/form-data-parser'
import { z } from 'zod'
import { findAgency } from '../../db/queries/agencies'
import { listObjections } from '../../db/queries/objections'
import type { Asking, EditionPlace } from '../edition-place.server'
import { found } from '../found'
import { type AttachOutcome, type ObjectionOutcome, attachToObjection, object } from './object.server'
import { largestFileBytes } from './keep-file.server'
import { type NewAdjustment, type RulingOutcome, rule } from './rule.server'

const longestText = 20_000
const Text = z.string().max(longestText).default('')
const RulingForm = z.object({ verdict: z.enum(['accepted', 'in-part', 'rejected']), reason: Text })
const AdjustmentField = z.object({ at: z.string(), status: z.enum(['reported', 'no-data', 'not-applicable']), value: z.string() })

type Why = (ObjectionOutcome | AttachOutcome | RulingOutcome) & { ok: false }
export type DisputeAnswer = { ok: true } | { ok: false; why: Why['why'] | 'no-verdict'; typed: Record<string, string> }

/** The three forms of a dispute: the objection, a file beside it, the ruling. What was typed comes back with a refusal. */
export async function takeDisputeForm(asking: Asking, place: EditionPlace, request: Request, agencyCode: string, indicatorCode: string): Promise<DisputeAnswer> {
  const form = await readForm(request)
  if (!form) return { ok: false, why: 'too-large', typed: {} }
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const refuse = (why: Extract<DisputeAnswer, { ok: false }>['why']): DisputeAnswer => ({ ok: false, why, typed })
  const intent = form.get('intent')
  if (intent === 'object') {
    const outcome = await object(asking, place, { indicatorCode, text: Text.catch('').parse(form.get('text') ?? '') })
    return outcome.ok ? { ok: true } : refuse(outcome.why)
  }
  const agency = await findAgency(asking.db, place.festival.id, agencyCode)
  const row = agency && (await listObjections(asking.db, place.edition.id, { of: 'own', agencyId: agency.id }, [indicatorCode]))[0]
  found(row)
  if (intent === 'attach') {
    const file = form.get('file')
    const outcome = await attachToObjection(asking, place, row.objection, row.ruling !== null, file instanceof File ? file : new File([], ''))
    return outcome.ok ? { ok: true } : refuse(outcome.why)
  }
  const parsed = RulingForm.safeParse(typed)
  const adjustments = readAdjustments(form)
  if (!parsed.success || !adjustments) return refuse(parsed.success ? 'bad-adjustment' : 'no-verdict')
  const outcome = await rule(asking, place, row.objection, { ...parsed.data, adjustments })
  return outcome.ok ? { ok: true } : refuse(outcome.why)
}

/** Null where it is larger than any form of ours may be. */
async function readForm(request: Request): Promise<FormData | null> {
  if (!request.headers.get('content-type')?.startsWith('multipart/')) return request.formData()
  return parseFormData(request, { maxFiles: 1, maxFileSize: largestFileBytes, maxTotalSize: largestFileBytes + 1_000_000 }).catch((error: unknown) => {
    if (error instanceof Error && /exceed/i.test(`${error.name} ${error.message} ${String(error.cause)}`)) return null
    throw error
  })
}

/** Rows that name a value; null where a number can't be read. */
function readAdjustments(form: FormData): NewAdjustment[] | null {
  const columns = ['at', 'status', 'value'].map((name) => form.getAll(name).map(String))
  const rows = (columns[0] ?? []).map((at, place) => AdjustmentField.safeParse({ at, status: columns[1]?.[place], value: columns[2]?.[place] }))
  const wanted = rows.flatMap((row) => (row.success && row.data.at ? [row.data] : []))
  const read = wanted.map(({ at, status, value }) => {
    const [metric = '', periodFrom = '', periodTo = ''] = at.split('|')
    return { metric, periodFrom, periodTo, status, value: status === 'reported' ? readNumber(value) : 0 }
  })
  return read.every(({ value }) => Number.isFinite(value)) ? read : null
}

function readNumber(text: string): number {
  const latin = text.trim().replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0)).replace(/[٬,]/g, '').replace('٫', '.')
  return latin === '' ? Number.NaN : Number(latin)
}
