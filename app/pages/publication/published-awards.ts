import type { ResultsDocument } from '../../documents/results-document'

type Winner = ResultsDocument['winners'][number]

/** An award of a category, in one of its groups where it is given by group. */
export interface PublishedAward {
  category: Winner['category']
  group: Winner['group']
  /** By place; nobody: the award was not given. */
  winners: Winner[]
}

/**
 * Winners by award, in their order. An award without a first place, or without anybody, is one of them all the same.
 */
export function listAwards({ winners, awards = [] }: Pick<ResultsDocument, 'winners' | 'awards'>): PublishedAward[] {
  const found = new Map<string, PublishedAward>()
  const at = ({ category, group }: Pick<Winner, 'category' | 'group'>) => {
    const key = JSON.stringify([category.code, group?.code ?? null])
    const award = found.get(key) ?? { category, group, winners: [] }
    found.set(key, award)
    return award
  }
  for (const award of awards) at(award)
  for (const winner of winners) at(winner).winners.push(winner)
  return [...found.values()].map((award) => ({
    ...award,
    winners: award.winners.toSorted((a, b) => a.place - b.place),
  }))
}

/** Who stands highest in an award: the first place, or the best one that was given. */
export function bestOf({ winners }: PublishedAward): Winner[] {
  const best = Math.min(...winners.map(({ place }) => place))
  return winners.filter(({ place }) => place === best)
}
