import type { ResultsDocument } from '../results-document'
import type { Recomputed } from './recompute'

export type Claim = 'model' | 'input' | 'result' | 'ranking'

export interface CheckedClaim {
  claim: Claim
  isTrue: boolean
  published: string
  made: string
}

/** What was published beside what came out here; of the ranking, how many agencies have the same total and ranks. */
export function compareWith(results: ResultsDocument, made: Extract<Recomputed, { ok: true }>): CheckedClaim[] {
  const hashes = [
    ['model', results.model.hash, made.modelHash],
    ['input', results.run.inputHash, made.inputHash],
    ['result', results.run.resultHash, made.resultHash],
  ] as const
  const rows = new Map(made.rows.map((row) => [row.code, row]))
  const ranking = results.ranking ?? []
  const same = ranking.filter((row) => {
    const own = rows.get(row.code)
    return (
      own !== undefined &&
      (row.rank ?? 0) === own.rank &&
      (row.groupRank ?? 0) === own.groupRank &&
      (row.total ?? own.total) === own.total
    )
  })
  return [
    ...hashes.map(([claim, published, own]) => ({ claim, isTrue: published === own, published, made: own })),
    {
      claim: 'ranking',
      isTrue: same.length === ranking.length && ranking.length === made.rows.length,
      published: String(ranking.length),
      made: String(same.length),
    },
  ]
}
