import { z } from 'zod'
import type { ScoringInput } from '../../scoring/input'

const Numbers = z.array(z.number())
const Span = z.strictObject({ from: z.iso.date(), to: z.iso.date() })

/** What `canonicalInput` writes. */
const Document = z.strictObject({
  agencies: z.strictObject({
    code: z.array(z.string()),
    group: z.array(z.string().nullable()),
    competes: z.array(z.boolean()),
    attributes: z.record(z.string(), z.strictObject({ value: Numbers, known: Numbers })),
  }),
  metrics: z.array(
    z.strictObject({
      metric: z.string(),
      kind: z.enum(['measured', 'self-declared', 'surveyed', 'mixed']),
      kinds: z.array(Numbers).optional(),
      periods: z.array(z.iso.date()),
      value: z.array(Numbers),
      status: z.array(Numbers),
    }),
  ),
  evaluated: Span,
  previous: Span.nullable(),
})

/** A published scoring input as the engine takes it; null where the text is none. */
export function readInput(text: string): ScoringInput | null {
  const parsed = Document.safeParse(readJson(text))
  if (!parsed.success) return null
  const { agencies, metrics, evaluated, previous } = parsed.data
  const columns = Object.entries(agencies.attributes).map(
    ([name, { value, known }]) => [name, { value: Float64Array.from(value), known: Uint8Array.from(known) }] as const,
  )
  return {
    agencies: { ...agencies, attributes: Object.fromEntries(columns) },
    metrics: metrics.map(({ value, status, kinds, ...own }) => ({
      ...own,
      value: Float64Array.from(value.flat()),
      status: Uint8Array.from(status.flat()),
      ...(kinds ? { kinds: Uint8Array.from(kinds.flat()) } : {}),
    })),
    evaluated,
    ...(previous ? { previous } : {}),
  }
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
