import { availableParallelism } from 'node:os'
import { type Run, compareRuns } from '../../scoring/compare-results'
import { diagnose } from '../../scoring/diagnostics/diagnose'
import { findGains } from '../../scoring/gain'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import type { ScoreResult } from '../../scoring/result'
import { prepareVariants } from '../../scoring/robustness/method-variants'
import { planSobol } from '../../scoring/robustness/sobol-runner'
import { runSobolOnThreads } from '../workers/engine-threads.server'
import { UsageError } from './command'
import type { Cell } from './score-table'
import type { ScoreOptions } from './score-options'
import { showProgress } from './show-progress'

/** A table beside the scores, its heading first. */
export interface ScoreTable {
  name: string
  rows: Cell[][]
}

/** For each agency and indicator: the smallest change that gains a rank, inside groups where there are any. */
export function listGains(input: ScoringInput, model: Model, codes: readonly string[] | null): ScoreTable {
  const { code, group } = input.agencies
  const stranger = codes?.find((text) => !code.includes(text))
  if (stranger !== undefined) throw new UsageError(`--gain names “${stranger}”, which is no agency of the data`)
  const scope = group.some((item) => item !== null) ? 'group' : 'overall'
  const rows = (codes ?? code).flatMap((agency) =>
    findGains(input, model, code.indexOf(agency), scope).map(
      ({ node, actual, needed, rank, total, pointsPerUnit, why }): Cell[] => [
        agency,
        node,
        actual,
        needed,
        rank,
        total,
        pointsPerUnit,
        why,
      ],
    ),
  )
  return {
    name: 'gain',
    rows: [['agency', 'indicator', 'actual', 'needed', `rank_${scope}`, 'total', 'points_per_unit', 'why'], ...rows],
  }
}

/** Rank shifts from one run to another, with what each part of the change did. */
export function listComparison(before: Run, now: Run): ScoreTable {
  const scope = before.input.agencies.group.some((item) => item !== null) ? 'group' : 'overall'
  const rows = compareRuns(before, now, scope).map((run): Cell[] => [
    run.agency,
    run.before,
    run.now,
    run.totalBefore,
    run.totalNow,
    run.data,
    run.model,
    run.imputation,
  ])
  return {
    name: 'compare',
    rows: [
      [
        'agency',
        `rank_${scope}_before`,
        `rank_${scope}_now`,
        'total_before',
        'total_now',
        'shift_by_data',
        'shift_by_model',
        'shift_by_imputation',
      ],
      ...rows,
    ],
  }
}

/**
 * Each node's share among its siblings that scored, beside the share that is written, and the method that learnt it, if
 * one did.
 */
export function listWeights({ nodes }: Pick<ScoreResult, 'nodes'>): ScoreTable {
  const rows = nodes
    .slice(1)
    .map(({ code, share, writtenShare, points, learntBy }): Cell[] => [code, share, writtenShare, points, learntBy])
  return { name: 'weights', rows: [['node', 'share', 'written_share', 'points', 'learnt_by'], ...rows] }
}

/** Whether the model is sound on these data: the indicators, how every pair of them correlates, and the whole. */
export function listDiagnosis(result: ScoreResult, competes: readonly boolean[]): ScoreTable[] {
  const { indicators, pairs, redundantPairs, opposedPairs, alpha, alphas, explained, tied } = diagnose(result, competes)
  const ofIndicators = indicators.map((indicator): Cell[] => [
    indicator.code,
    indicator.nominalShare,
    indicator.realShare,
    indicator.correlationRatio,
    indicator.missingShare,
    indicator.notApplicableShare,
    indicator.imputedShare,
    indicator.cappedShare,
    indicator.tinyDenominators,
    indicator.isUninformative ? 'yes' : 'no',
  ])
  const whyOf = (pair: (typeof pairs)[number]) =>
    redundantPairs.includes(pair) ? 'redundant' : opposedPairs.includes(pair) ? 'opposed' : ''
  return [
    {
      name: 'diagnose',
      rows: [
        [
          'indicator',
          'nominal_share',
          'real_share',
          'correlation_ratio',
          'missing',
          'not_applicable',
          'imputed',
          'capped',
          'tiny_denominators',
          'uninformative',
        ],
        ...ofIndicators,
      ],
    },
    {
      name: 'diagnose-pairs',
      rows: [
        [
          'first',
          'second',
          'pearson',
          'pearson_p',
          'spearman',
          'spearman_p',
          'kendall_tau_b',
          'kendall_p',
          'agencies',
          'same_dimension',
          'why',
        ],
        ...pairs.map((pair): Cell[] => [
          pair.first,
          pair.second,
          pair.pearson,
          pair.pearsonP,
          pair.spearman,
          pair.spearmanP,
          pair.kendall,
          pair.kendallP,
          pair.agencies,
          pair.isSameDimension ? 'yes' : 'no',
          whyOf(pair),
        ]),
      ],
    },
    {
      name: 'diagnose-whole',
      rows: [
        ['of', 'value'],
        ['cronbach_alpha', alpha],
        ['tied_agencies', tied],
        ...alphas.map((alpha): Cell[] => [`cronbach_alpha:${alpha.code}`, alpha.alpha]),
        ...explained.map((share, index): Cell[] => [`component_${index + 1}`, share]),
      ],
    },
  ]
}

/**
 * What moves ranks most: methods, the weight of each dimension, what is left out, and the sampling of surveys, as far
 * as they were asked for.
 */
export async function listSobol(
  input: ScoringInput,
  model: Model,
  { sobol, uncertainty }: ScoreOptions,
): Promise<ScoreTable> {
  const { seed, spread, methods, leavesOneOut, hasSamplingError } = uncertainty
  const task = planSobol(
    prepareVariants(input, model, methods),
    { seed, dimensionSpread: spread, leavesOneOut, hasSamplingError },
    sobol,
  )
  const onProgress = (done: number, of: number) => showProgress(`Sobol indices: ${done} of ${of} runs`)
  const { indices, failed } = await runSobolOnThreads(task, { threads: availableParallelism(), onProgress })
  const rows = (indices ?? []).map((index): Cell[] => [
    index.input,
    index.first,
    index.firstError,
    index.total,
    index.totalError,
    failed,
  ])
  return {
    name: 'sobol',
    rows: [['input', 'first_order', 'first_order_error', 'total', 'total_error', 'failed_samples'], ...rows],
  }
}
