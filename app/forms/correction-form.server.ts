import type { Asking, EditionPlace } from '../access/edition-place.server'
import {
  type CorrectionOutcome,
  type CorrectionPreview,
  type CorrectionWanted,
  publishCorrection,
  tryCorrection,
} from '../flows/correct-values.server'
import { parseMoment } from '../format/parse-moment'
import { readNumber } from '../format/read-number'
import { typedIn } from './read-form.server'

type Why = Extract<CorrectionOutcome, { ok: false }>['why'] | 'moment'
/** Not published yet: what it would change, where that could be computed, and why not, where something stands against it. */
export interface ShownCorrection {
  ok: false
  why: Why | null
  typed: Record<string, string>
  preview: CorrectionPreview | null
}

/** The form of a correction: computed and shown first, then published as it was shown. What was typed comes back with a refusal. */
export async function takeCorrectionForm(
  asking: Asking,
  place: EditionPlace,
  form: FormData,
): Promise<{ ok: true } | ShownCorrection> {
  const typed = typedIn(form)
  const wanted = readCorrection(typed)
  const refusal = typed['intent'] === 'publish' ? await publish(asking, place, wanted, typed) : null
  if (refusal === 'published') return { ok: true }
  const tried = await tryCorrection(asking, place, wanted)
  return { ok: false, why: refusal ?? (tried.ok ? null : tried.why), typed, preview: tried.ok ? tried.preview : null }
}

async function publish(
  asking: Asking,
  place: EditionPlace,
  wanted: CorrectionWanted,
  typed: Record<string, string>,
): Promise<Why | 'published'> {
  const opensAt = parseMoment(typed['day'] ?? '', typed['minute'] ?? '', place.festival.calendar)
  if (!opensAt) return 'moment'
  const made = await publishCorrection(asking, place, wanted, {
    resultHash: typed['resultHash'] ?? '',
    opensAt,
    showsRankings: 'showsRankings' in typed,
  })
  return made.ok ? 'published' : made.why
}

/** Fields `status-2025-03-21` and `value-2025-03-21` of each period; one without a status stays as it is. */
function readCorrection(typed: Record<string, string>): CorrectionWanted {
  const values: CorrectionWanted['values'][number][] = []
  for (const [name, status] of Object.entries(typed)) {
    const [, periodFrom] = /^status-(\d{4}-\d{2}-\d{2})$/.exec(name) ?? []
    if (periodFrom === undefined) continue
    if (status === 'no-data' || status === 'not-applicable') values.push({ periodFrom, status, value: 0 })
    if (status === 'reported')
      values.push({ periodFrom, status, value: readNumber(typed[`value-${periodFrom}`] ?? '') })
  }
  return {
    agency: typed['agency'] ?? '',
    metric: typed['metric'] ?? '',
    values,
    reason: typed['reason'] ?? '',
    corrects: Number(typed['corrects']),
  }
}
