import { engineVersion } from '../../scoring/engine-version'
import type { ResultsDocument } from '../documents/results-document'
import type { Recomputed } from './recompute'

type Claim = 'model' | 'input' | 'result' | 'ranking'

export interface CheckedClaim {
  claim: Claim
  isTrue: boolean
  published: string
  made: string
}

/**
 * The engines of what was published and of this program, where they differ; numbers and hashes can differ then though
 * nothing was changed.
 */
export interface OtherEngine {
  published: number
  here: number
}

export function findOtherEngine({ run }: Pick<ResultsDocument, 'run'>): OtherEngine | null {
  return run.engine === engineVersion ? null : { published: run.engine, here: engineVersion }
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
    const item = rows.get(row.code)
    return (
      item !== undefined &&
      (row.rank ?? 0) === item.rank &&
      (row.groupRank ?? 0) === item.groupRank &&
      (row.total ?? item.total) === item.total
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
