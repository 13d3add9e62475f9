import type { DrawSettings, Variants } from '../../scoring/robustness/draw-settings'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import type { Tally } from '../../scoring/robustness/tally'

/** Draws `from` to `to` (not included) of a whole that several threads share. */
export interface RobustnessPart {
  readonly variants: Variants
  readonly settings: DrawSettings
  readonly from: number
  readonly to: number
}

/** What one thread does: it makes its draws and sends the counts back. */
export default function runPart({ variants, settings, from, to }: RobustnessPart): Tally {
  return new DrawRunner(variants, settings).run(from, to)
}
