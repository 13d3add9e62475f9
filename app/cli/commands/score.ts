import { listEditions } from '../../../db/queries/editions'
import { operatorOf } from '../../access/viewer.server'
import { type ScoreReport } from '../../flows/scoring/score-festival.server'
import { scoreEdition } from '../../flows/scoring/score-edition.server'
import { chooseFestivals } from '../choose-festivals'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'

export const scoreCommand: Command = {
  summary: 'score the editions over what is known, or a file without any database',
  help: `sanjeh score [--festival CODE] [--edition CODE] [--as-of MOMENT]
sanjeh score --data wide.csv (--model model.json | --indicators table.csv) [--code COLUMN] [--groups COLUMN] [--competes COLUMN]
             [--keep actual,imputed,treated,normalised] [--explain] [--gain AGENCIES|all] [--compare other-model.json]
             [--compare-data other.csv] [--diagnose] [--min-coverage SHARE]
             [--robustness DRAWS] [--sobol SAMPLES] [--spread PERCENT] [--methods STEP:METHOD,…] [--leave-one-out] [--sampling]
             [--seed N] [--out scores.csv]

The first form scores every edition, or those that are named, with the newest version of its model, over what was known at
MOMENT (ISO, e.g. 2025-08-22T12:00:00Z; without it: now). An edition whose preliminary result is out is skipped; with
--as-of it is scored beside its result, as a run that changes what nobody reads. The second scores a file: one row an agency, one column a metric.
An indicator table (iCode, Direction, Weight, Parent, Type, Denominator …, as COINr's iMeta) stands for a model: winsorised or log-treated,
min–max 0–100, weighted arithmetic means, and no score where less than two thirds of the weight is known.

Columns: agency, ranks, total (bonuses and penalties within), level, the points of each node, coverage; where the model has such rules bonus,
penalty (zero or below), adjustments (codes of those that hold), unmet_gates (codes) and barred (yes: ranked, and takes no award); no_rank says why
an agency has none: does-not-compete, no-data, not-applicable, left-out, low-coverage, or missing-required with the codes of the parts.
Below the table sentences say who is barred, who has no rank for want of data, and who has one although less than two thirds is known.
Cells are separated by commas.

  --min-coverage the share of the weight, 0 to 1, of which something must be known for a score: in the place of two thirds, or of what the
                 model says for all nodes
  --keep         adds the data sets in between
  --explain      adds what each dimension gives to the score
  --gain         the smallest change in each indicator that gains a rank, for agencies by code
  --compare      how ranks move under another model, or with --compare-data over other data, split into data, model and imputation
  --diagnose     whether the model is sound: real beside nominal importance, gaps, caps, redundant pairs, Cronbach's alpha
  --robustness   how sure each rank is when every weight moves by up to ± PERCENT (25): the ranks of 90 % of the draws, the best and worst
                 that draws reached, and outer bounds (best_possible, worst_possible) that no such weights pass
  --sobol        which source of uncertainty moves ranks how much
  --methods      methods that might as well have been chosen, for --robustness and --sobol: aggregation:geometric,imputation:median
  --leave-one-out, --sampling   leave an indicator out in each draw; draw errors of surveyed shares

Tables beside the scores go into files beside --out: scores.gain.csv, scores.sobol.csv …`,
  prepare(args) {
    const { values } = parseOptions(args, {
      festival: { type: 'string' },
      edition: { type: 'string' },
      'as-of': { type: 'string' },
    })
    const asOf = parseMoment(values['as-of'])
    return async ({ workspace: { database } }) => {
      const context = { db: database.db, viewer: operatorOf('cli'), now: new Date() }
      const reports: ScoreReport[] = []
      for (const festival of await chooseFestivals(database.db, values.festival)) {
        for (const edition of await listEditions(database.db, festival.id)) {
          if (values.edition !== undefined && edition.code !== values.edition) continue
          reports.push({ edition, outcome: await scoreEdition(context, edition, { asOf: asOf ?? undefined }) })
        }
      }
      if (!reports.length)
        throw new UsageError(
          values.edition === undefined ? 'There is no edition to score' : `There is no edition “${values.edition}”`,
        )
      return answerScores(reports)
    }
  },
}

function parseMoment(text: string | undefined): Date | null {
  if (text === undefined) return null
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime()))
    throw new UsageError(`--as-of “${text}” is no moment. Write it as 2025-08-22T12:00:00Z`)
  return moment
}

export function answerScores(reports: readonly ScoreReport[]): CommandAnswer {
  return {
    exitCode: isDone(reports) ? 0 : 1,
    lines: reports.map(describeScore),
    json: {
      runs: reports.map((report) => ({
        edition: report.edition.code,
        ...report.outcome,
        ...(isFrozen(report) ? { skipped: describeScore(report) } : {}),
      })),
    },
  }
}

/** Frozen editions are skipped beside others; where nothing else was asked for, nothing was done. */
function isDone(reports: readonly ScoreReport[]): boolean {
  const rest = reports.filter((report) => !isFrozen(report))
  return rest.every(({ outcome }) => outcome.ok) && (rest.length > 0 || !reports.length)
}

const isFrozen = ({ outcome }: ScoreReport) => !outcome.ok && outcome.why === 'frozen'

export function describeScore({ edition, outcome }: ScoreReport): string {
  if (!outcome.ok && outcome.why === 'frozen')
    return `${edition.code}: skipped, since its preliminary result is out (${outcome.detail}); --as-of scores it beside that`
  if (!outcome.ok) return `${edition.code}: not scored (${outcome.why}) ${outcome.detail}`
  const { agencies, ranked, runId, purpose, asOf, inputHash, resultHash } = outcome
  return (
    `${edition.code}: ${agencies} scored, ${ranked} ranked (run ${runId}, as of ${asOf.toISOString()}, ` +
    `input ${inputHash.slice(0, 12)}, result ${resultHash.slice(0, 12)})` +
    (purpose === 'candidate' ? ', beside its result, which stays what people read' : '')
  )
}
