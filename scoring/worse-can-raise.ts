import type { Bilingual, Imputation, MissingRule, Model, Normalisation } from './model'
import { persianDigits } from './persian-digits'
import { type TreeNode, flattenTree } from './tree'

/**
 * Methods under which a worse value can raise its agency's rank, since they learn from all values together and so move
 * how the others are judged. Distances can do so without `cap` alone, imputation where it learns from others. A test
 * holds a case of each.
 */
export const methodsThatCanRaise = {
  normalisation: ['z-score', 'distance-to-target', 'distance-to-reference'],
  aggregation: ['copeland', 'topsis', 'vikor', 'promethee-ii'],
  treatment: ['winsorise', 'log', 'log-ct', 'box-cox', 'fences'],
  weighting: ['entropy', 'critic', 'pca', 'optimised'],
  missingRule: ['impute'],
} as const

/** Something to know of a model that is no error: the nodes by code, the method, and what can happen. */
export interface ModelWarning extends Bilingual {
  nodes: readonly string[]
  method: string
}

type Step = keyof typeof methodsThatCanRaise

const learningImputations: readonly Imputation['method'][] = ['mean', 'median', 'group-mean', 'group-median']

const stepNames: Record<Step, { fa: string; en: string }> = {
  normalisation: { fa: 'هنجارسازی', en: 'normalisation' },
  aggregation: { fa: 'جمع کردن', en: 'aggregation' },
  treatment: { fa: 'مهار مقدارهای پرت', en: 'treatment' },
  weighting: { fa: 'وزن‌دهی', en: 'weighting' },
  missingRule: { fa: 'برآورد دادهٔ نرسیده', en: 'imputation' },
}

/** How many nodes a sentence names. */
const named = 3

/**
 * For each method of a sound model under which a worse value can raise a rank: the nodes that use it, and what can
 * happen.
 */
export function listMethodsThatCanRaise(model: Model): ModelWarning[] {
  const uses = flattenTree(model).flatMap((node) => methodsOf(node).map((used) => ({ ...used, node })))
  const groups = new Map<string, typeof uses>()
  for (const use of uses) {
    const key = `${use.step} ${use.method}`
    groups.set(key, [...(groups.get(key) ?? []), use])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [describe(first, [...new Set(group.map(({ node }) => node))])] : []
  })
}

/** An indicator is normalised, treated and imputed; a branch weighs and aggregates its children. */
function methodsOf({ choices, indicator, children }: TreeNode): { step: Step; method: string }[] {
  const { normalisation, treatment, weighting, aggregation, noData, notApplicable } = choices
  const used: { step: Step; method: string }[] = indicator
    ? [
        ...(isUncapped(normalisation) ? [{ step: 'normalisation', method: normalisation.method } as const] : []),
        { step: 'treatment', method: treatment.method },
        ...[noData, notApplicable]
          .filter(learnsFromOthers)
          .map(({ rule }) => ({ step: 'missingRule', method: rule }) as const),
      ]
    : children.length > 1
      ? [
          { step: 'weighting', method: weighting.method },
          { step: 'aggregation', method: aggregation.method },
        ]
      : []
  return used.filter(({ step, method }) => methodsThatCanRaise[step].some((name) => name === method))
}

const isUncapped = (normalisation: Normalisation) => !('cap' in normalisation && normalisation.cap === true)

const learnsFromOthers = (rule: MissingRule) => rule.rule === 'impute' && learningImputations.includes(rule.by.method)

function describe({ step, method }: { step: Step; method: string }, nodes: readonly TreeNode[]): ModelWarning {
  const rest = nodes.length - named
  const titles = nodes.slice(0, named).map(({ info }) => info.title)
  const list = {
    fa: `${titles.map(({ fa }) => `«${fa}»`).join('، ')}${rest > 0 ? ` و ${persianDigits(rest)} مورد دیگر` : ''}`,
    en: `${titles.map(({ en }) => `“${en}”`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  }
  const cap = method.startsWith('distance-to-')
  return {
    nodes: nodes.map(({ info }) => info.code),
    method,
    fa: `${stepNames[step].fa} با روش ${method} (${list.fa}) از مقدار همهٔ دستگاه‌ها با هم به دست می‌آید؛ بدتر شدن مقدار یک دستگاه سنجش بقیه را هم جابه‌جا می‌کند و ممکن است رتبهٔ همان دستگاه را بهتر کند.${cap ? ' با "cap": true چنین نمی‌شود.' : ''}`,
    en: `The ${stepNames[step].en} ${method} (${list.en}) learns from the values of all agencies together: a worse value of one agency also moves how the others are judged, and can raise the rank of that agency.${cap ? ' With "cap": true it can’t.' : ''}`,
  }
}
