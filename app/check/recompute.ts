import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalResult } from '../../scoring/canonical'
import { checkModel } from '../../scoring/check-model'
import { score } from '../../scoring/score'
import { readInput, readJson } from './read-input'

export interface RecomputedRow {
  code: string
  total: number
  /** 0: not ranked. */
  rank: number
  groupRank: number
}

export type Recomputed =
  | { ok: true; modelHash: string; inputHash: string; resultHash: string; rows: RecomputedRow[] }
  | { ok: false; why: 'no-input' | 'no-model' }

/**
 * Scores published files again, with the code that made the result. Runs in a browser, on a page without encryption too, and on
 * the command line: it asks nobody.
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
  const modelHash = hashOf(modelText)
  return {
    ok: true,
    modelHash,
    inputHash: hashOf(`${modelHash}\n${inputText}`),
    resultHash: hashOf(canonicalResult(result)),
    rows: result.agencies.map((code, place) => ({
      code,
      total: result.total[place] ?? 0,
      rank: overall?.rank[place] ?? 0,
      groupRank: group?.rank[place] ?? 0,
    })),
  }
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
