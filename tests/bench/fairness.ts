/**
 * What the rules for “not applicable” do to agencies of which the model does not concern much, on the demonstration:
 * its model as it ships, and the same model with each other rule. The data are made up: they show how rules behave.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRun } from '../../app/flows/scoring/open-run.server'
import { openDatabase } from '../../db/client.server'
import { findEdition } from '../../db/queries/editions'
import { findLatestRun } from '../../db/queries/runs'
import { type ScoringInput, Status } from '../../scoring/input'
import type { MissingRule, Model, ModelNode } from '../../scoring/model'
import { NodeState, type ScoreResult } from '../../scoring/result'
import { score } from '../../scoring/score'
import { startSanjeh } from '../browser/start-sanjeh'

/** An agency of which at least so many points do not concern it. */
const muchPoints = 300

const rules: Readonly<Record<string, MissingRule>> = {
  'left out (as shipped)': { rule: 'exclude' },
  'group mean': { rule: 'impute', by: { method: 'group-mean' } },
  'row mean': { rule: 'impute', by: { method: 'row-mean' } },
  par: { rule: 'impute', by: { method: 'par' } },
}

async function main() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-bench-'))
  await (await startSanjeh(folder)).close()
  const { db, close } = await openDatabase({ folder })
  const found = await findEdition(db, 'hamadan', '1404')
  const latest = found && (await findLatestRun(db, found.edition.id))
  const read = latest && (await readRun(db, latest.run.id))
  if (!read) throw new Error('The demonstration has no run')
  tell(read.input, read.model)
  await close()
  await rm(folder, { recursive: true })
}

function tell(input: ScoringInput, model: Model) {
  const shipped = score(input, model)
  const missing = pointsNotApplicable(shipped)
  const competing = input.agencies.code.flatMap((_, agency) => (input.agencies.competes[agency] ? [agency] : []))
  const much = competing.filter((agency) => (missing[agency] ?? 0) >= muchPoints)
  const others = competing.filter((agency) => (missing[agency] ?? 0) < muchPoints)
  const common = shipped.indicators.filter(({ status }) =>
    competing.every((agency) => status[agency] !== Status.notApplicable),
  )
  const onCommon = (agency: number) =>
    mean(
      common.map(
        ({ node }) =>
          (shipped.score[node * input.agencies.code.length + agency] ?? 0) / (shipped.nodes[node]?.points ?? 1),
      ),
    )
  console.log(
    `Of ${competing.length} competing agencies, ${much.length} have ${muchPoints} points or more of ${model.scale} that do not concern them. On the ` +
      `${common.length} indicators that concern all, they earn ${percent(mean(much.map(onCommon)))} of the points and the others ${percent(mean(others.map(onCommon)))}.\n`,
  )
  console.log(
    '| rule for not applicable | mean total of these | of the others | of these among the first 10 | most that one gains by calling an indicator not applicable |',
  )
  console.log('| --- | ---: | ---: | ---: | ---: |')
  for (const [name, rule] of Object.entries(rules)) {
    const ruled = withRule(model, rule)
    const result = score(input, ruled)
    const total = (agency: number) => result.total[agency] ?? 0
    const first = competing.toSorted((a, b) => total(b) - total(a)).slice(0, 10)
    console.log(
      `| ${name} | ${mean(much.map(total)).toFixed(1)} | ${mean(others.map(total)).toFixed(1)} | ${first.filter((agency) => much.includes(agency)).length} | ${mostGained(input, ruled, result, competing).toFixed(1)} |`,
    )
  }
}

/** Points of the indicators that do not concern an agency. */
function pointsNotApplicable({ agencies, indicators, nodes }: ScoreResult): number[] {
  return agencies.map((_, agency) =>
    indicators.reduce(
      (sum, { node, status }) => sum + (status[agency] === Status.notApplicable ? (nodes[node]?.points ?? 0) : 0),
      0,
    ),
  )
}

/** Each reported indicator of each agency is called not applicable by itself: the most that its total grows. */
function mostGained(
  input: ScoringInput,
  model: Model,
  { total, indicators, state, nodes }: ScoreResult,
  competing: readonly number[],
): number {
  let most = 0
  for (const { node, status } of indicators) {
    const metrics = metricsOf(findIndicator(model.tree, nodes[node]?.code ?? ''))
    for (const agency of competing) {
      if (status[agency] !== Status.reported || state[agency] !== NodeState.scored) continue
      const changed = score(withoutValues(input, metrics, agency), model)
      most = Math.max(most, (changed.total[agency] ?? 0) - (total[agency] ?? 0))
    }
  }
  return most
}

function withoutValues(input: ScoringInput, metrics: ReadonlySet<string>, agency: number): ScoringInput {
  const agencies = input.agencies.code.length
  return {
    ...input,
    metrics: input.metrics.map((series) => {
      if (!metrics.has(series.metric)) return series
      const status = series.status.slice()
      for (let period = 0; period < series.periods.length; period++)
        status[period * agencies + agency] = Status.notApplicable
      return { ...series, status }
    }),
  }
}

function findIndicator(node: ModelNode, code: string): ModelNode | null {
  if (node.code === code) return node
  if (!('children' in node)) return null
  return node.children.map((child) => findIndicator(child, code)).find((found) => found !== null) ?? null
}

/** What stands above in the formula of an indicator: what an agency would call not applicable. */
function metricsOf(node: ModelNode | null): ReadonlySet<string> {
  if (!node || !('measure' in node)) return new Set()
  const sides = 'minuend' in node.measure ? [node.measure.minuend, node.measure.subtrahend] : [node.measure]
  return new Set(sides.map((side) => ('metric' in side ? side.metric : side.numerator.metric)))
}

const withRule = (model: Model, notApplicable: MissingRule): Model => ({
  ...model,
  defaults: { ...model.defaults, notApplicable },
})
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

await main()
