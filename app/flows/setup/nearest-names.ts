import { foldPersian } from '../../../db/fold-persian'

export interface NamedAgency {
  code: string
  /** In folded letters. */
  names: ReadonlySet<string>
}

/** From 0, nothing in common, to 1, the same letters: below this a name is no guess. */
const leastAlike = 0.3

/**
 * Finds the agencies whose names are most like a text, the nearest first. Pairs of letters are compared, without
 * spaces, by the weight of how rare they are among all names: «اداره کل» and «استان همدان», which most names have, say
 * little. The index is made once for many texts.
 */
export function nearestNames(agencies: readonly NamedAgency[]): (text: string, most: number) => string[] {
  const names = agencies.flatMap(({ code, names }) => [...names].map((name) => ({ code, pairs: pairsOf(name) })))
  const having = new Map<string, number[]>()
  for (const [index, { pairs }] of names.entries())
    for (const pair of pairs) {
      const list = having.get(pair)
      if (list) list.push(index)
      else having.set(pair, [index])
    }
  const weightOf = (pair: string) => Math.log(1 + names.length / (having.get(pair)?.length ?? 1))
  const total = (pairs: Iterable<string>) => [...pairs].reduce((sum, pair) => sum + weightOf(pair), 0)
  const totals = names.map(({ pairs }) => total(pairs))
  return (text, most) => {
    const own = pairsOf(foldPersian(text))
    const shared = new Map<number, number>()
    for (const pair of own)
      for (const index of having.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + weightOf(pair))
    const ownTotal = total(own)
    const best = new Map<string, number>()
    for (const [index, weight] of shared) {
      const alike = (2 * weight) / (ownTotal + (totals[index] ?? 0))
      const code = names[index]?.code ?? ''
      if (alike >= leastAlike && alike > (best.get(code) ?? 0)) best.set(code, alike)
    }
    return [...best]
      .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, most)
      .map(([code]) => code)
  }
}

/** Each two letters that stand beside each other, once; a single letter by itself. */
function pairsOf(name: string): Set<string> {
  const letters = [...name.replaceAll(/[\s\p{P}]/gu, '')]
  if (letters.length < 2) return new Set(letters)
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
