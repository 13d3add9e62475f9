import type { ScoringInput } from '../input'
import type {
  Aggregation,
  Branch,
  MissingRule,
  Model,
  ModelNode,
  Normalisation,
  StepChoices,
  Treatment,
} from '../model'
import { prepare } from '../prepared'
import type { Variants } from './draw-settings'

/** Methods that might as well have been chosen; each stands beside what the model says. */
export interface MethodSet {
  readonly normalisations?: readonly Normalisation[]
  readonly aggregations?: readonly Aggregation[]
  readonly treatments?: readonly Treatment[]
  /** What is done where there is no data. */
  readonly imputations?: readonly MissingRule[]
}

export interface MethodVariants {
  /**
   * In the order of a number whose digits are the options of the factors, the last one fastest; option 0 is the model's
   * own.
   */
  readonly variants: Variants
  /** Factors with more than one option, and how many. */
  readonly factors: readonly { readonly name: MethodFactor; readonly options: number }[]
}

type MethodFactor = 'normalisation' | 'aggregation' | 'treatment' | 'imputation'

/** The edition under every combination of the methods, the model as it stands first. */
export function prepareVariants(input: ScoringInput, model: Model, methods: MethodSet = {}): MethodVariants {
  const factors = listFactors(methods).filter(({ choices }) => choices.length > 0)
  let combinations: Partial<StepChoices>[] = [{}]
  for (const { choices } of factors)
    combinations = combinations.flatMap((item) => [item, ...choices.map((choice) => ({ ...item, ...choice }))])
  const others = combinations.slice(1).map((choices) => prepare(input, withChoices(model, choices)))
  return {
    variants: [prepare(input, model), ...others],
    factors: factors.map(({ name, choices }) => ({ name, options: choices.length + 1 })),
  }
}

/** The model with some steps done the same way at every node, whatever its branches say. */
function withChoices(model: Model, choices: Partial<StepChoices>): Model {
  const change = (node: ModelNode): ModelNode => ({
    ...node,
    choices: { ...node.choices, ...choices },
    ...('children' in node ? { children: node.children.map(change) } : {}),
  })
  const tree: Branch = {
    ...model.tree,
    choices: { ...model.tree.choices, ...choices },
    children: model.tree.children.map(change),
  }
  return { ...model, defaults: { ...model.defaults, ...choices }, tree }
}

function listFactors({
  normalisations = [],
  aggregations = [],
  treatments = [],
  imputations = [],
}: MethodSet): { name: MethodFactor; choices: Partial<StepChoices>[] }[] {
  return [
    { name: 'normalisation', choices: normalisations.map((normalisation) => ({ normalisation })) },
    { name: 'aggregation', choices: aggregations.map((aggregation) => ({ aggregation })) },
    { name: 'treatment', choices: treatments.map((treatment) => ({ treatment })) },
    { name: 'imputation', choices: imputations.map((noData) => ({ noData })) },
  ]
}
