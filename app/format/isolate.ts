/**
 * A text of people or of a source inside a sentence of ours, in the direction of its own first letter: a minus or a
 * name in the other script keeps its side.
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}
