import { isDeepStrictEqual } from 'node:util'
import { runSobolOnThreads } from '../../../app/workers/engine-threads.server'
import { prepareVariants } from '../../../scoring/robustness/method-variants'
import { runsOf } from '../../../scoring/robustness/sobol'
import { planSobol } from '../../../scoring/robustness/sobol-runner'
import { makeInput } from './make-input'
import { count, printTable } from './measure'

const samples = 4096
const spread = { seed: 1, dimensionSpread: 0.5 } as const
const { input, model } = makeInput(400, 56, 0.05)

/** Eight inputs, the weights of dimensions, and beside them the methods. */
export async function benchSobol() {
  console.log('Sobol indices of the mean rank shift, 2¹² base samples, 400 × 56, 5 % of the cells without data:\n')
  const methods = prepareVariants(input, model, {
    normalisations: [{ method: 'percentile' }, { method: 'z-score', mean: 0.5, deviation: 0.15 }],
    treatments: [{ method: 'winsorise' }],
    imputations: [{ rule: 'impute', by: { method: 'group-median' } }],
  })
  const rows: string[][] = []
  for (const [name, task] of [
    ['weights of the 8 dimensions', planSobol(prepareVariants(input, model), spread, samples)],
    [
      'normalisation, treatment, imputation, weights together, one left out',
      planSobol(methods, { seed: 1, weights: { method: 'uniform', spread: 0.25 }, leavesOneOut: true }, samples),
    ],
  ] as const) {
    const one = await timed(task, 1)
    const two = await timed(task, 2)
    const strongest = one.answer.indices?.toSorted((a, b) => b.total - a.total)[0]
    rows.push([
      name,
      count(runsOf(task.plan)),
      one.seconds.toFixed(1),
      two.seconds.toFixed(1),
      isDeepStrictEqual(one.answer, two.answer) ? 'yes' : 'NO',
      strongest ? `${strongest.input} ${strongest.total.toFixed(2)} ± ${strongest.totalError.toFixed(2)}` : '',
    ])
  }
  printTable(
    ['inputs', 'runs of the model', 'one thread, s', 'two threads, s', 'same indices', 'largest total index'],
    rows,
  )
}

async function timed(task: ReturnType<typeof planSobol>, threads: number) {
  const start = performance.now()
  const answer = await runSobolOnThreads(task, { threads })
  return { answer, seconds: (performance.now() - start) / 1000 }
}
