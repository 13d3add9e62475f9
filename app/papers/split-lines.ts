import type { AwardRecord } from '../documents/award-source'
import { splitPlaces } from '../format/split-places'
import type { Writer } from './letterhead'

type Entry = AwardRecord['entries'][number]

/** A line for each award that has winners with the same shown value at several places. */
export function splitLines(
  { texts, fill, title, format }: Writer,
  entries: readonly Entry[],
  decimals: number,
): string[] {
  const awards = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.category.code, entry.group?.code ?? null])
    awards.set(key, [...(awards.get(key) ?? []), entry])
  }
  return [...awards.values()].flatMap((own) => {
    const split = splitPlaces(own, {
      rankOf: ({ place }) => place,
      shownOf: ({ value }) => (value === null ? null : format.score(value, decimals)),
    })
    const [first] = split
    if (!first) return []
    const award = [first.category, ...(first.group ? [first.group] : [])].map(title).join(texts.comma)
    return [
      fill(texts.papers.splitValues, { award, names: [...split].map(({ agency }) => title(agency)).join(texts.comma) }),
    ]
  })
}
