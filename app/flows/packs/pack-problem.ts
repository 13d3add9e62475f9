import type { Bilingual } from '../../../scoring/bilingual'

/** One thing that is wrong with a pack, for people. */
export interface PackProblem extends Bilingual {
  /** The file, or the thing that it speaks of, with its place; empty: the pack as a whole. */
  where: string
}

export const problem = (where: string, fa: string, en: string): PackProblem => ({ where, fa, en })

/** Thrown with everything that is wrong with a pack, each with its file and place. */
export class PackError extends Error {
  constructor(readonly problems: readonly PackProblem[]) {
    super(problems.map(({ where, en }) => (where ? `${where}: ${en}` : en)).join('\n'))
    this.name = 'PackError'
  }
}
