import type { DemoAgency, JalaliMonth } from './organisation'
import { between, clampShare, randomOf } from './random'

/** How well an agency works in general (0–1), so that its systems tell stories that fit each other. */
export function qualityOf(seed: string, { code }: Pick<DemoAgency, 'code'>): number {
  const random = randomOf(seed, 'quality', code)
  return clampShare(0.25 + 0.75 * ((random() + random() + random()) / 3) + between(random, -0.12, 0.12))
}

/**
 * The share of something that an agency reaches in a month: `low` for the weakest, `high` for the best, better from
 * year to year, with a lean of its own on each subject and some noise.
 */
export function shareOf(
  seed: string,
  agency: Pick<DemoAgency, 'code'>,
  subject: string,
  { index }: Pick<JalaliMonth, 'index'>,
  low: number,
  high: number,
): number {
  const lean = between(randomOf(seed, subject, agency.code), -0.22, 0.22)
  const growth = 0.12 * (index / 23) * between(randomOf(seed, 'growth', subject, agency.code), 0.2, 1.6)
  const noise = between(randomOf(seed, subject, agency.code, index), -0.04, 0.04)
  const level = clampShare(qualityOf(seed, agency) + lean + growth - 0.14 + noise)
  return clampShare(low + (high - low) * level)
}
