import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalResult } from '../../scoring/canonical'
import { checkModel } from '../../scoring/check-model'
import { listVerdicts, score } from '../../scoring/score'
import { readInput, readJson } from './read-input'

interface RecomputedRow {
  code: string
  total: number
  /** 0: not ranked. */
  rank: number
  groupRank: number
  /** Parts without data that the model requires: why there is no rank. */
  missingRequired?: readonly string[]
}

/** A weight that is not in the model: the share among siblings that a method learnt from the data. */
interface LearntWeight {
  code: string
  share: number
  learntBy: string
}

export type Recomputed =
  | {
      ok: true
      modelHash: string
      inputHash: string
      resultHash: string
      rows: RecomputedRow[]
      learnt: LearntWeight[]
    }
  | { ok: false; why: 'no-input' | 'no-model' }

/**
 * Scores published files again, with the code that made the result. Runs in a browser, on a page without encryption
 * too, and on the command line: it asks nobody.
 */
export function recompute(inputText: string, modelText: string): Recomputed {
  const input = readInput(inputText)
  const checked = checkModel(readJson(modelText))
  if (!input) return { ok: false, why: 'no-input' }
  if (!checked.ok) return { ok: false, why: 'no-model' }
  const result = score(input, checked.model)
  const [overall, group] = [
    result.ranks.find(({ scope }) => scope === 'overall'),
    result.ranks.find(({ scope }) => scope === 'group'),
  ]
  const { missingRequired } = listVerdicts(input, checked.model)
  const modelHash = hashOf(modelText)
  return {
    ok: true,
    modelHash,
    inputHash: hashOf(`${modelHash}\n${inputText}`),
    resultHash: hashOf(canonicalResult(result)),
    learnt: result.nodes.flatMap(({ code, share, learntBy }) => (learntBy === null ? [] : [{ code, share, learntBy }])),
    rows: result.agencies.map((code, index) => ({
      code,
      total: result.total[index] ?? 0,
      rank: overall?.rank[index] ?? 0,
      groupRank: group?.rank[index] ?? 0,
      ...(missingRequired[index]?.length ? { missingRequired: missingRequired[index] } : {}),
    })),
  }
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
