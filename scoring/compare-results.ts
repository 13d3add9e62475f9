import type { ScoringInput } from './input'
import type { Branch, Model, ModelNode, StepChoices } from './model'
import type { Scores } from './result'
import { scoreOnly } from './score'

/** What a run scored: its input and its model. */
export interface Run {
  input: ScoringInput
  model: Model
}

/**
 * How an agency's rank moved from one run to another, and by what. A shift of −2 means two ranks better. `data`,
 * `model` and `imputation` add up to `now` − `before`; all are null where one of the eight mixtures that they are found
 * from leaves the agency without a rank.
 */
export interface RankShift {
  agency: string
  before: number | null
  now: number | null
  totalBefore: number | null
  totalNow: number | null
  data: number | null
  model: number | null
  /** The rules for what is missing, apart from the rest of the model. */
  imputation: number | null
}

/** Bits of a mixture: set where the part is that of the run `now`. */
const part = { data: 1, model: 2, imputation: 4 } as const

/**
 * Splits the shift of each agency's rank between two runs. Both runs are mixed in every way (data of one under the
 * model of the other, and so on), and each part gets its mean effect over all orders in which the parts can change
 * (Shapley 1953), so that no order is favoured and nothing is left over. Agencies stand by code; one that is in one run
 * only has no split.
 */
export function compareRuns(before: Run, now: Run, scope: 'overall' | 'group' = 'group'): RankShift[] {
  const ranks = Array.from({ length: 8 }, (_, mixture) => ranksOf(scoreMixture(before, now, mixture), scope))
  const codes = [...new Set([...before.input.agencies.code, ...now.input.agencies.code])].sort()
  return codes.map((agency) => {
    const row = ranks.map((of) => of.get(agency)?.rank ?? null)
    const first = ranks[0]?.get(agency)
    const last = ranks[7]?.get(agency)
    const shift = {
      agency,
      before: first?.rank ?? null,
      now: last?.rank ?? null,
      totalBefore: first?.total ?? null,
      totalNow: last?.total ?? null,
    }
    const known = row.filter((rank) => rank !== null)
    if (known.length < row.length) return { ...shift, data: null, model: null, imputation: null }
    return {
      ...shift,
      data: effect(known, part.data),
      model: effect(known, part.model),
      imputation: effect(known, part.imputation),
    }
  })
}

function scoreMixture(before: Run, now: Run, mixture: number): Scores {
  const of = (bit: number) => (mixture & bit ? now : before)
  return scoreOnly(of(part.data).input, withMissingRules(of(part.model).model, of(part.imputation).model))
}

/** Agencies that are ranked, with their rank and total. */
function ranksOf(
  { agencies, total, ranks }: Scores,
  scope: 'overall' | 'group',
): Map<string, { rank: number; total: number }> {
  const column = ranks.find((one) => one.scope === scope) ?? ranks[0]
  return new Map(
    agencies.flatMap((code, index) =>
      column?.rank[index] ? [[code, { rank: column.rank[index] ?? 0, total: total[index] ?? 0 }] as const] : [],
    ),
  )
}

/** Mean effect of one of three parts: alone and last count a third each, in between a sixth for either other part. */
function effect(ranks: readonly number[], bit: number): number {
  const [first = 0, second = 0] = Object.values(part).filter((other) => other !== bit)
  const gain = (others: number) => (ranks[others | bit] ?? 0) - (ranks[others] ?? 0)
  return (2 * gain(0) + gain(first) + gain(second) + 2 * gain(first | second)) / 6
}

/**
 * A model with the rules for missing values of another; nodes are matched by code, and one that the other has not keeps
 * the defaults.
 */
export function withMissingRules(model: Model, other: Model): Model {
  const rules = new Map<string, Partial<StepChoices>>()
  const collect = (node: ModelNode) => {
    rules.set(node.code, onlyMissing(node.choices))
    if ('children' in node) for (const child of node.children) collect(child)
  }
  collect(other.tree)
  const { noData, notApplicable } = other.defaults
  return { ...model, defaults: { ...model.defaults, noData, notApplicable }, tree: changeBranch(model.tree, rules) }
}

function changeBranch(branch: Branch, rules: ReadonlyMap<string, Partial<StepChoices>>): Branch {
  const children = branch.children.map((child): ModelNode =>
    'children' in child ? changeBranch(child, rules) : { ...child, choices: changeChoices(child, rules) },
  )
  return { ...branch, choices: changeChoices(branch, rules), children }
}

function changeChoices(
  { code, choices = {} }: ModelNode,
  rules: ReadonlyMap<string, Partial<StepChoices>>,
): Partial<StepChoices> {
  const { noData: _noData, notApplicable: _notApplicable, ...others } = choices
  return { ...others, ...rules.get(code) }
}

function onlyMissing({ noData, notApplicable }: Partial<StepChoices> = {}): Partial<StepChoices> {
  return { ...(noData ? { noData } : {}), ...(notApplicable ? { notApplicable } : {}) }
}
