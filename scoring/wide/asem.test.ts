import { expect, test } from 'vitest'
import { hasAsem, readAsem } from '../../tests/fixtures/asem'
import { checkModel } from '../check-model'
import { NodeState, type ScoreResult } from '../result'
import { score } from '../score'
import { modelOfTree, toTree } from './indicator-table'
import { toScoringInput } from './wide-table'

/**
 * The steps of COINr's build_example_coin: denominate, group mean by continent, winsorise (5) or logarithm, min–max
 * 0–100, means.
 */
function scoreExample(): ScoreResult {
  const tree = toTree(readAsem('asem_imeta.csv'))
  if (!tree.ok) throw new Error(JSON.stringify(tree.errors))
  const checked = checkModel(
    modelOfTree(tree.value, { noData: { rule: 'impute', by: { method: 'group-mean' } }, minCoverage: 0 }),
  )
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  const input = toScoringInput(readAsem('asem_idata.csv'), checked.model, { group: 'EurAsia_group' })
  if (!input.ok) throw new Error(JSON.stringify(input.errors))
  return score(input.value, checked.model)
}

test.skipIf(!hasAsem)(
  'COINr’s example comes out as its vignette “Presenting Results” prints it (set ASEM_DATA to the folder of its data)',
  () => {
    const result = scoreExample()
    const scoreOf = (node: string, agency: string) => {
      const index = result.nodes.findIndex(({ code }) => code === node)
      const row = result.nodes[index]
      const entry = index * result.agencies.length + result.agencies.indexOf(agency)
      return Math.round(((result.score[entry] ?? 0) / (row?.points ?? 1)) * 1e4) / 100
    }
    const columns = ['Index', 'Conn', 'Sust', 'Physical', 'ConEcFin', 'Political', 'Instit', 'P2P', 'Environ']
    const published = {
      CHE: [68.38, 62.79, 73.98, 63.41, 32.87, 74.78, 85.94, 56.93, 77.21],
      NLD: [64.82, 61.94, 67.7, 64.87, 46.62, 84.55, 71.74, 41.92, 58.73],
      DNK: [64.8, 57.1, 72.51, 50.52, 30.43, 78.13, 75.35, 51.04, 69.83],
      NOR: [64.47, 57.44, 71.5, 58.18, 25.7, 80.03, 89.46, 33.8, 70.9],
      BEL: [63.54, 63.99, 63.09, 71.97, 48.22, 80.84, 75.6, 43.32, 53.01],
      SWE: [63, 53.87, 72.12, 51.51, 23.87, 80.98, 74.51, 38.5, 66.37],
    }
    for (const [agency, expected] of Object.entries(published))
      expect(
        columns.map((column) => scoreOf(column, agency)),
        agency,
      ).toEqual(expected)
    expect(Object.keys(published).map((agency) => result.ranks[0]?.rank[result.agencies.indexOf(agency)])).toEqual([
      1, 2, 3, 4, 5, 6,
    ])
  },
)

test.skipIf(!hasAsem)('all 51 countries and 49 indicators go through whole', () => {
  const result = scoreExample()
  expect([result.agencies.length, result.indicators.length]).toEqual([51, 49])
  expect(result.state.every((state) => state === NodeState.scored)).toBe(true)
})
