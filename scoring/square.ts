/** A multiplication, which every engine rounds alike; a power need not be. */
export function square(value: number): number {
  return value * value
}
