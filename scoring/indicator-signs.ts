import { Remark } from './normalise/normalised'
import type { PreparedIndicator } from './prepare-indicator'
import { type ScoringInput, Status } from './input'
import { Flag } from './result'

/** What is remarkable about an indicator, so that its columns need not be kept to tell. Counts are of agencies. */
export interface IndicatorSigns {
  node: number
  /** With a value of their own, of all. */
  reported: number
  /** Whom the indicator concerns. */
  concerned: number
  /** Whose value is of a kind that the model does not accept. */
  notAccepted: number
  /** Competing agencies with a value, own or imputed. */
  compared: number
  /** Of these, in whose column (or group) nothing differs, and whether it does before the treatment. */
  alike: number
  differsUntreated: boolean
  /** The groups in which that is so. */
  alikeGroups: readonly string[]
  /** Of all agencies with a value, by `Remark`. */
  remarks: ReadonlyMap<number, number>
  isTreatmentRefused: boolean
}

export function readSigns(
  { agencies }: ScoringInput,
  { node, working, applies, remark, isTreatmentRefused }: PreparedIndicator,
): IndicatorSigns {
  const { status, flags, imputed } = working
  const signs = { reported: 0, concerned: 0, notAccepted: 0, compared: 0, alike: 0 }
  const remarks = new Map<number, number>()
  const alikeGroups = new Set<string>()
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let agency = 0; agency < status.length; agency++) {
    const isReported = status[agency] === Status.reported
    if (isReported) signs.reported++
    if (applies[agency]) signs.concerned++
    if ((flags[agency] ?? 0) & Flag.notAccepted) signs.notAccepted++
    if (!isReported && !((flags[agency] ?? 0) & Flag.imputed)) continue
    const value = remark[agency] ?? Remark.none
    if (value !== Remark.none) remarks.set(value, (remarks.get(value) ?? 0) + 1)
    if (!agencies.competes[agency]) continue
    signs.compared++
    if (value !== Remark.alike && value !== Remark.alone && value !== Remark.noPeers) continue
    signs.alike++
    least = Math.min(least, imputed[agency] ?? 0)
    greatest = Math.max(greatest, imputed[agency] ?? 0)
    const group = agencies.group[agency]
    if (typeof group === 'string') alikeGroups.add(group)
  }
  return {
    node,
    ...signs,
    differsUntreated: least < greatest,
    alikeGroups: [...alikeGroups].sort(),
    remarks,
    isTreatmentRefused,
  }
}
