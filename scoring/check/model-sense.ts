import type { Branch, Indicator, Model, ModelNode, StepChoices } from '../model'
import type { ModelError } from './shape'

interface Placed<Node> {
  node: Node
  pointer: string
  choices: StepChoices
}

/** What a document of the right shape can still get wrong: names that are not there, weights that say nothing, methods that don't fit. */
export function checkSense(model: Model): ModelError[] {
  const nodes = placeNodes(model.tree, '/tree', model.defaults)
  const branches = nodes.flatMap((placed) => ('children' in placed.node ? [{ ...placed, node: placed.node }] : []))
  const indicators = nodes.flatMap((placed) => ('children' in placed.node ? [] : [{ ...placed, node: placed.node }]))
  return [
    ...repeatedCodes(nodes),
    ...branches.flatMap(checkBranch),
    ...indicators.flatMap(checkIndicator),
    ...unknownNodes(model, new Set(nodes.map(({ node }) => node.code)), new Set(indicators.map(({ node }) => node.code))),
  ]
}

function placeNodes(node: ModelNode, pointer: string, above: StepChoices): Placed<ModelNode>[] {
  const choices = { ...above, ...node.choices }
  const own = { node, pointer, choices }
  return 'children' in node ? [own, ...node.children.flatMap((child, place) => placeNodes(child, `${pointer}/children/${place}`, choices))] : [own]
}

function repeatedCodes(nodes: readonly Placed<ModelNode>[]): ModelError[] {
  const seen = new Map<string, string>()
  return nodes.flatMap(({ node, pointer }) => {
    const first = seen.get(node.code)
    seen.set(node.code, first ?? pointer)
    if (first === undefined) return []
    return [{ pointer: `${pointer}/code`, fa: `کد «${node.code}» پیش‌تر در ${first} آمده است؛ هر کد یک بار می‌آید.`, en: `The code “${node.code}” already stands at ${first}; each code stands once.` }]
  })
}

function checkBranch({ node, pointer, choices }: Placed<Branch>): ModelError[] {
  const errors: ModelError[] = []
  const total = node.children.reduce((sum, child) => sum + child.weight, 0)
  if (!(total > 0)) {
    errors.push({ pointer: `${pointer}/children`, fa: 'جمع وزن‌های این شاخه صفر است؛ دست‌کم یک وزن باید بیش از صفر باشد.', en: 'The weights of this branch add up to zero; at least one must be more.' })
  }
  const { aggregation, weighting } = choices
  if (aggregation.method === 'owa' && aggregation.orderWeights.length !== node.children.length) {
    errors.push(countError(`${pointer}/choices/aggregation/orderWeights`, node.children.length))
  }
  if (weighting.method === 'ahp') errors.push(...checkComparisons(weighting.comparisons, node.children.length, `${pointer}/choices/weighting/comparisons`))
  return errors
}

const countError = (pointer: string, count: number): ModelError => ({
  pointer,
  fa: `باید به تعداد زیرشاخه‌ها باشد: ${count}`,
  en: `Must have one entry for each child: ${count}`,
})

function checkComparisons(comparisons: readonly (readonly number[])[], size: number, pointer: string): ModelError[] {
  if (comparisons.length !== size || comparisons.some((row) => row.length !== size)) return [countError(pointer, size)]
  return comparisons.flatMap((row, first) =>
    row.flatMap((value, second) => {
      const mirrored = comparisons[second]?.[first] ?? 0
      if (Math.abs(value * mirrored - 1) < 1e-6) return []
      return [{ pointer: `${pointer}/${first}/${second}`, fa: 'باید وارون درایهٔ قرینهٔ خود باشد.', en: 'Must be the reciprocal of its mirrored entry.' }]
    }),
  )
}

function checkIndicator({ node, pointer, choices }: Placed<Indicator>): ModelError[] {
  const { normalisation } = choices
  const errors: ModelError[] = []
  const say = (at: string, fa: string, en: string) => errors.push({ pointer: `${pointer}${at}`, fa, en })
  if (normalisation.method === 'target-ratio' && node.target === undefined) {
    say('', `شاخص «${node.code}» با نسبت به هدف سنجیده می‌شود و هدف ندارد.`, `The indicator “${node.code}” is judged by its target and has none.`)
  }
  if (normalisation.method === 'target-ratio' && typeof node.target === 'number' && !(node.target > 0)) {
    say('/target', 'هدف باید بیش از صفر باشد.', 'The target must be more than zero.')
  }
  if (normalisation.method === 'fraction-of-maximum' && node.direction === 'less-is-better') {
    say('/direction', 'روش «نسبت به بیشینه» برای شاخصی که کمترش بهتر است معنا ندارد.', 'Fraction of the maximum makes no sense where less is better.')
  }
  if (normalisation.method === 'goalposts' && !(normalisation.low < normalisation.high)) say('', 'کران پایین باید کمتر از کران بالا باشد.', 'The low goalpost must be below the high one.')
  if (normalisation.method === 'min-max' && !((normalisation.low ?? 0) < (normalisation.high ?? 1))) say('', 'کران پایین باید کمتر از کران بالا باشد.', 'The low end must be below the high one.')
  if (normalisation.method === 'levels' && normalisation.steps.some((step, place, steps) => place > 0 && step.from <= (steps[place - 1]?.from ?? 0))) {
    say('', 'پله‌ها باید صعودی باشند.', 'The steps must ascend.')
  }
  return errors
}

function unknownNodes(model: Model, nodes: ReadonlySet<string>, indicators: ReadonlySet<string>): ModelError[] {
  const conditions = [
    ...(model.rules?.adjustments ?? []).map(({ when }, place) => ({ condition: when, pointer: `/rules/adjustments/${place}/when` })),
    ...(model.rules?.gates ?? []).map(({ requires }, place) => ({ condition: requires, pointer: `/rules/gates/${place}/requires` })),
  ]
  const named = [
    ...model.ranking.tieBreak.map((code, place) => ({ code, pointer: `/ranking/tieBreak/${place}` })),
    ...conditions.map(({ condition, pointer }) => ({ code: condition.node, pointer: `${pointer}/node` })),
  ]
  return [
    ...named.flatMap(({ code, pointer }) => (nodes.has(code) ? [] : [{ pointer, fa: `گرهی با کد «${code}» در الگو نیست.`, en: `There is no node “${code}” in the model.` }])),
    ...conditions.flatMap(({ condition, pointer }) =>
      condition.of !== 'value' || indicators.has(condition.node) || !nodes.has(condition.node)
        ? []
        : [{ pointer: `${pointer}/of`, fa: 'فقط شاخص مقدار دارد؛ محور امتیاز دارد.', en: 'Only an indicator has a value; a dimension has a score.' }],
    ),
  ]
}
