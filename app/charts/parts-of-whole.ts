/**
 * The parts of a whole in the proportions that they have, so that together they are as long as it. Parts that an agency
 * lacks are shared among the others by the model, and a bonus is in no part: drawn as they are, a higher total could
 * have the shorter bar.
 */
export function partsOfWhole(parts: readonly (number | null)[], whole: number): (number | null)[] {
  const sum = parts.reduce<number>((all, part) => all + Math.max(part ?? 0, 0), 0)
  return parts.map((part) => (part === null ? null : sum > 0 ? (Math.max(part, 0) / sum) * whole : 0))
}
