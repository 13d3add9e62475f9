import { expect, test } from 'vitest'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { prepareVariants } from './method-variants'
import { type SobolPlan, failedRun, runsOf, sobolIndices, writeInputs } from './sobol'
import { planSobol, runSobol } from './sobol-runner'

/** Outputs of a function of the inputs. */
function runAll(plan: SobolPlan, of: (inputs: Float64Array) => number): Float64Array {
  const inputs = new Float64Array(plan.inputs.length)
  return Float64Array.from({ length: runsOf(plan) }, (_, run) => {
    writeInputs(plan, run, inputs)
    return of(inputs)
  })
}

test('finds the shares of a linear model: 16, 4 and 0 of 20 (variance of a x is a² ÷ 12)', () => {
  const plan = { inputs: ['x', 'y', 'z'], samples: 4096, seed: 11 }
  const { indices } = sobolIndices(
    runAll(plan, ([x = 0, y = 0]) => 4 * x + 2 * y),
    plan,
  )
  for (const [index, share] of [0.8, 0.2, 0].entries()) {
    const row = indices?.[index]
    expect(Math.abs((row?.first ?? 9) - share)).toBeLessThan(4 * (row?.firstError ?? 0) + 1e-9)
    expect(Math.abs((row?.total ?? 9) - share)).toBeLessThan(4 * (row?.totalError ?? 0) + 1e-9)
  }
})

test('sees what two inputs do only together', () => {
  const plan = { inputs: ['a', 'b'], samples: 2048, seed: 5 }
  const [a] =
    sobolIndices(
      runAll(plan, ([a = 0, b = 0]) => (a > 0.5 ? 2 : 0) * (b > 0.5 ? 1 : 0) + (a > 0.5 ? 0 : 2) * (b > 0.5 ? 0 : 1)),
      plan,
    ).indices ?? []
  expect(Math.abs(a?.first ?? 9)).toBeLessThan(0.1)
  expect(a?.total).toBeGreaterThan(0.9)
})

test('an output that never varies has no indices', () => {
  const plan = { inputs: ['x'], samples: 64, seed: 1 }
  expect(
    sobolIndices(
      runAll(plan, () => 7),
      plan,
    ),
  ).toEqual({ indices: null, failed: 0 })
})

test('a run that failed takes its base sample with it and is counted', () => {
  const plan = { inputs: ['x', 'y'], samples: 512, seed: 3 }
  const outputs = runAll(plan, ([x = 0]) => x)
  outputs[4 * 7 + 2] = failedRun
  outputs[4 * 9] = failedRun
  const { indices, failed } = sobolIndices(outputs, plan)
  expect(failed).toBe(2)
  expect(indices?.[0]?.total).toBeGreaterThan(0.8)
})

const { input, model } = makeInput(40, 14, 0.05)
const methods = prepareVariants(input, model, {
  normalisations: [{ method: 'percentile' }],
  aggregations: [{ method: 'geometric', floor: 0.01 }, { method: 'minimum' }],
  imputations: [{ rule: 'impute', by: { method: 'median' } }],
})
const sources = {
  seed: 5,
  weights: { method: 'uniform', spread: 0.25 },
  dimensionSpread: 0.5,
  leavesOneOut: true,
} as const

test('every combination of methods is a variant, the model as it stands first', () => {
  expect(methods.variants).toHaveLength(12)
  expect(methods.factors).toEqual([
    { name: 'normalisation', options: 2 },
    { name: 'aggregation', options: 3 },
    { name: 'imputation', options: 2 },
  ])
  const branchesOf = (variant: number) =>
    methods.variants[variant]?.nodes.filter((node) => node.indicator < 0).map((node) => node.aggregation.method)
  expect(new Set(branchesOf(0))).toEqual(new Set(['arithmetic']))
  expect(new Set(branchesOf(6 + 2 * 2))).toEqual(new Set(['minimum']))
})

test('any parts of the runs make the outputs of the whole', () => {
  const task = planSobol(methods, sources, 16)
  expect(task.plan.inputs).toEqual([
    'normalisation',
    'aggregation',
    'imputation',
    'weights',
    'weight:d0',
    'weight:d1',
    'left-out',
  ])
  const whole = runSobol(task, 0, runsOf(task.plan))
  const parts = [
    [0, 37],
    [37, 40],
    [40, runsOf(task.plan)],
  ] as const
  expect(parts.flatMap(([from, to]) => [...(runSobol(task, from, to) ?? [])])).toEqual([...(whole ?? [])])
})

test('methods that move ranks get the share that weights which hardly move do not', () => {
  const task = planSobol(methods, { seed: 2, weights: { method: 'uniform', spread: 0.01 } }, 256)
  const { indices } = sobolIndices(runSobol(task, 0, runsOf(task.plan)) ?? new Float64Array(0), task.plan)
  const total = Object.fromEntries((indices ?? []).map((one) => [one.input, one.total]))
  expect(total['aggregation']).toBeGreaterThan(0.5)
  expect(total['weights']).toBeLessThan(0.05)
})

test('runs can be watched and stopped', () => {
  const task = planSobol(methods, sources, 200)
  const seen: number[] = []
  expect(runSobol(task, 0, runsOf(task.plan), (done) => seen.push(done) < 2)).toBe(null)
  expect(seen).toEqual([512, 1024])
})
