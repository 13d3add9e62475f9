import type { Db } from '../../../db/database'
import type { Festival } from '../../../db/queries/festivals'
import { findKindToDecide } from '../../../db/queries/observations'
import type { ValueKind } from '../../../db/queries/value-kinds'
import { type InternalSource, type InternalValue, writeInternal } from './write-internal.server'

/** A source for each kind of values that are decided about. */
export type DecisiveSources = Record<ValueKind, Pick<InternalSource, 'code' | 'titleFa' | 'titleEn'>>

/**
 * Writes what was decided about values, each by the source of its own kind: what was declared or surveyed is not
 * measured by its being decided about. Returns the first of the pulls.
 */
export async function writeDecided(
  tx: Db,
  festival: Festival,
  sources: DecisiveSources,
  values: readonly InternalValue[],
  now: Date,
): Promise<number> {
  const byKind = new Map<ValueKind, InternalValue[]>()
  for (const value of values) {
    const kind = await findKindToDecide(tx, value)
    byKind.set(kind, [...(byKind.get(kind) ?? []), value])
  }
  const pullIds: number[] = []
  for (const [kind, own] of byKind)
    pullIds.push((await writeInternal(tx, festival, { ...sources[kind], kind, isDecisive: true }, own, now)).pullId)
  const [first] = pullIds
  if (first === undefined) throw new Error('Nothing was decided')
  return first
}
