import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { scoreFile } from './score-file'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-score-'))
  await writeFile(
    path.join(folder, 'wide.csv'),
    'code,g,a,b,c\nU,one,90,5,3\nV,one,80,9,5\nW,two,70,8,4\nX,two,40,NA,9\nY,two,10,1,1\n',
  )
  await writeFile(
    path.join(folder, 'meta.csv'),
    'iCode,Parent,Type,Direction,Weight\nall,,Aggregate,1,1\nd,all,Aggregate,1,2\na,d,Indicator,1,2\nb,d,Indicator,1,1\nc,all,Indicator,1,1\n',
  )
  await writeFile(path.join(folder, 'other.json'), JSON.stringify(otherModel))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const title = { fa: 'الف', en: 'a' }
const leaf = (code: string) => ({
  code,
  title,
  weight: 1,
  unit: '1',
  direction: 'more-is-better',
  measure: { metric: code },
})
const otherModel = {
  code: 'other',
  version: '1.0.0',
  title,
  author: 'test',
  standing: 'proposal',
  scale: 100,
  decimals: 1,
  defaults: {
    noData: { rule: 'zero' },
    notApplicable: { rule: 'exclude' },
    minCoverage: 0,
    accepts: ['measured'],
    treatment: { method: 'none' },
    normalisation: { method: 'min-max' },
    aggregation: { method: 'arithmetic' },
    weighting: { method: 'given' },
  },
  tree: { code: 'all', title, weight: 1, children: [leaf('a'), leaf('b'), leaf('c')] },
  ranking: { style: 'competition', tieBreak: [] },
}

const base = ['--data', 'wide.csv', '--indicators', 'meta.csv', '--groups', 'g']
const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))

async function tablesOf(...args: string[]) {
  return z.looseObject({ agencies: Rows }).parse((await scoreFile([...base, ...args], folder)).json)
}

test('how sure ranks are stands beside them, overall and in groups, with the draws that failed', async () => {
  const answer = await scoreFile(
    [...base, '--robustness', '500', '--methods', 'aggregation:geometric,imputation:median', '--leave-one-out'],
    folder,
  )
  expect(answer.lines.join('\n')).toMatch(/500 draws, 0 failed; a rank moves by \d\.\d\d in the mean/)
  const { agencies } = z.looseObject({ agencies: Rows }).parse(answer.json)
  for (const agency of agencies) {
    expect(Number(agency['rank_5_percent'])).toBeLessThanOrEqual(Number(agency['rank_95_percent']))
    expect(Number(agency['rank_best_possible'])).toBeLessThanOrEqual(Number(agency['rank_overall']))
    expect(Number(agency['group_rank_worst_possible'])).toBeGreaterThanOrEqual(Number(agency['rank_group']))
  }
  expect(agencies.at(-1)).toMatchObject({
    agency: 'Y',
    rank_median: 5,
    group_rank_median: 3,
    share_top_1: 0,
    share_first_in_group: 0,
  })
})

test('the same seed gives the same answer', async () => {
  const args = ['--robustness', '200', '--sobol', '32', '--methods', 'normalisation:percentile']
  expect(await tablesOf(...args, '--seed', '5')).toEqual(await tablesOf(...args, '--seed', '5'))
  expect(await tablesOf(...args, '--seed', '5')).not.toEqual(await tablesOf(...args, '--seed', '6'))
})

test('Sobol indices name every source that was asked for', async () => {
  const { sobol } = z
    .object({ sobol: Rows })
    .parse(
      await tablesOf(
        '--sobol',
        '64',
        '--methods',
        'normalisation:rank,treatment:none',
        '--leave-one-out',
        '--spread',
        '50',
      ),
    )
  expect(sobol.map(({ input }) => input)).toEqual(['normalisation', 'treatment', 'weight:d', 'weight:c', 'left-out'])
  expect(sobol.every((item) => Number(item['total_error']) >= 0 && item['failed_samples'] === 0)).toBe(true)
})

test('what would gain a rank is told for the agencies that are named', async () => {
  const { gain } = z.object({ gain: Rows }).parse(await tablesOf('--gain', 'V,Y'))
  expect(gain.map(({ agency, indicator }) => `${agency} ${indicator}`)).toEqual([
    'V a',
    'V b',
    'V c',
    'Y a',
    'Y b',
    'Y c',
  ])
  expect(
    gain.find((item) => item['agency'] === 'V' && item['why'] === 'reached') ??
      gain.find((item) => item['why'] === 'first'),
  ).toBeDefined()
  await expect(scoreFile([...base, '--gain', 'Q'], folder)).rejects.toThrow(
    '--gain names “Q”, which is no agency of the data',
  )
})

test('another model over the same data moves ranks by the model and the imputation alone', async () => {
  const { compare } = z.object({ compare: Rows }).parse(await tablesOf('--compare', 'other.json'))
  expect(compare.map(({ agency }) => agency)).toEqual(['U', 'V', 'W', 'X', 'Y'])
  for (const item of compare) {
    expect(item['shift_by_data']).toBe(0)
    expect(Number(item['shift_by_model']) + Number(item['shift_by_imputation'])).toBeCloseTo(
      Number(item['rank_group_now']) - Number(item['rank_group_before']),
      9,
    )
  }
  expect(compare.some((item) => item['shift_by_imputation'] !== 0)).toBe(true)
})

test('other data move ranks by the data alone', async () => {
  await writeFile(
    path.join(folder, 'later.csv'),
    'code,g,a,b,c\nU,one,10,1,1\nV,one,80,9,5\nW,two,70,8,4\nX,two,40,9,9\nY,two,10,1,1\n',
  )
  const { compare } = z.object({ compare: Rows }).parse(await tablesOf('--compare-data', 'later.csv'))
  expect(
    compare
      .map((item) => [
        item['agency'],
        item['rank_group_before'],
        item['rank_group_now'],
        item['shift_by_data'],
        item['shift_by_model'],
      ])
      .slice(0, 2),
  ).toEqual([
    ['U', 2, 2, 0, 0],
    ['V', 1, 1, 0, 0],
  ])
  expect(compare.every((item) => item['shift_by_model'] === 0 && item['shift_by_imputation'] === 0)).toBe(true)
  expect(compare.some((item) => item['shift_by_data'] !== 0)).toBe(true)
})

test('a diagnosis tells of the indicators, their pairs and the whole', async () => {
  const told = z.object({ diagnose: Rows, 'diagnose-whole': Rows }).parse(await tablesOf('--diagnose'))
  expect(told.diagnose.map(({ indicator, missing }) => [indicator, missing])).toEqual([
    ['a', 0],
    ['b', 0.2],
    ['c', 0],
  ])
  expect(told['diagnose-whole'].map((item) => item['of']).slice(0, 2)).toEqual(['cronbach_alpha', 'tied_agencies'])
})

test('each table goes into a file of its own beside the scores', async () => {
  await scoreFile([...base, '--diagnose', '--gain', 'all', '--sobol', '16', '--out', 'scores.csv'], folder)
  expect((await readdir(folder)).filter((file) => file.startsWith('scores')).toSorted()).toEqual([
    'scores.csv',
    'scores.diagnose-pairs.csv',
    'scores.diagnose-whole.csv',
    'scores.diagnose.csv',
    'scores.gain.csv',
    'scores.sobol.csv',
  ])
  expect(await readFile(path.join(folder, 'scores.sobol.csv'), 'utf8')).toMatch(/^\uFEFFinput,first_order,/)
})

test('a method that is none is refused with those that there are', async () => {
  await expect(scoreFile([...base, '--robustness', '9', '--methods', 'aggregation:average'], folder)).rejects.toThrow(
    /“aggregation:average” is none of these:[\s\S]*aggregation: arithmetic, minimum/,
  )
  await expect(scoreFile([...base, '--robustness', '9', '--methods', 'weights:equal'], folder)).rejects.toThrow(
    /“weights:equal” is none/,
  )
})

test('a file of a million columns is refused by what it may have', async () => {
  await writeFile(path.join(folder, 'huge.csv'), `code${',x'.repeat(1_000_000)}\nU${',1'.repeat(1_000_000)}\n`)
  await expect(scoreFile(['--data', 'huge.csv', '--indicators', 'meta.csv'], folder)).rejects.toThrow(
    'The table has 1000001 columns and at most 16384 are taken',
  )
})

test('weights that were learnt stand beside the scores, and what they could not be learnt from is said', async () => {
  const learning = (method: string) => ({
    ...otherModel,
    defaults: { ...otherModel.defaults, noData: { rule: 'exclude' }, weighting: { method } },
  })
  await writeFile(path.join(folder, 'pca.json'), JSON.stringify(learning('pca')))
  await writeFile(path.join(folder, 'flat.csv'), 'code,a,b,c\nU,90,9,7\nV,80,8,7\nW,70,6,7\nX,10,2,7\n')
  const answer = await scoreFile(['--data', 'flat.csv', '--model', 'pca.json'], folder)
  const { weights, warnings } = z
    .looseObject({ weights: Rows, warnings: z.array(z.looseObject({ code: z.string(), node: z.string() })) })
    .parse(answer.json)
  expect(weights.map(({ node, share, learnt_by }) => [node, Number(share).toFixed(4), learnt_by])).toEqual([
    ['a', '0.5000', 'pca'],
    ['b', '0.5000', 'pca'],
    ['c', '0.0000', 'pca'],
  ])
  expect(weights[0]).toMatchObject({ written_share: 1 / 3, points: expect.closeTo(50, 9) })
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'learnt-weight-zero', node: 'c' }))
  await writeFile(path.join(folder, 'apart.csv'), 'code,a,b,c\nU,90,1,7\nV,80,3,6\nW,70,5,9\nX,10,9,1\n')
  const refused = await scoreFile(['--data', 'apart.csv', '--model', 'pca.json'], folder)
  expect(refused.lines.join('\n')).toContain('could not be learnt by the first principal component')
  expect(refused.json).not.toHaveProperty('weights')
})
