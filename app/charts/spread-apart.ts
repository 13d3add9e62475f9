/**
 * Positions moved as little as needed to be at least `gap` apart, in the order that they have; `from` and `to` hold
 * them as far as there is room.
 */
export function spreadApart(
  positions: readonly number[],
  gap: number,
  { from, to }: { from: number; to: number },
): number[] {
  const order = [...positions.keys()].toSorted((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || a - b)
  const placed: number[] = []
  for (const [position, own] of order.entries())
    placed.push(Math.max(positions[own] ?? 0, position === 0 ? from : (placed[position - 1] ?? 0) + gap))
  for (let index = placed.length - 1; index >= 0; index--) {
    const most = index === placed.length - 1 ? to : (placed[index + 1] ?? 0) - gap
    placed[index] = Math.min(placed[index] ?? 0, most)
  }
  return positions.map((_, own) => placed[order.indexOf(own)] ?? 0)
}
