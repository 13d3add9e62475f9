import { aggregationOf } from '../aggregate/methods'
import type { InvalidOption } from '../method'
import type { Branch, Condition } from '../model'
import { weightingOf } from '../weigh/methods'
import { checkIndicator } from './indicator-sense'
import { type Placed, type PlacedNodes, placeNodes } from './place-nodes'
import { type ModelError, isRecord } from './shape'

/**
 * What a document of the right shape can still get wrong: names that are not there, weights that say nothing, methods
 * that don't fit. Parts with an error of shape (`errors`) are passed over, and the rest is checked all the same.
 */
export function checkSense(json: unknown, errors: readonly ModelError[]): ModelError[] {
  if (!isRecord(json)) return []
  const nodes = placeNodes(json, errors)
  return [
    ...repeatedCodes(nodes.codes),
    ...nodes.branches.flatMap(checkBranch),
    ...nodes.indicators.flatMap(checkIndicator),
    ...unknownNodes(json, nodes),
  ]
}

function repeatedCodes(codes: PlacedNodes['codes']): ModelError[] {
  const seen = new Map<string, string>()
  return codes.flatMap(({ code, pointer }) => {
    const first = seen.get(code)
    seen.set(code, first ?? pointer)
    if (first === undefined) return []
    return [
      {
        pointer,
        fa: `کد «${code}» پیش‌تر در ${first} آمده است؛ هر کد یک بار می‌آید.`,
        en: `The code “${code}” already stands at ${first}; each code stands once.`,
      },
    ]
  })
}

function checkBranch({ node, pointer, choices }: Placed<Branch>): ModelError[] {
  const errors: ModelError[] = []
  const { aggregation, weighting } = choices
  // A child that has an error of its own is not counted as weightless.
  const hasWeight = node.children.some((child) => !(child.weight === 0))
  if (!hasWeight) {
    errors.push({
      pointer: `${pointer}/children`,
      fa: 'جمع وزن‌های این شاخه صفر است؛ دست‌کم یک وزن باید بیش از صفر باشد.',
      en: 'The weights of this branch add up to zero; at least one must be more.',
    })
  }
  const below = (step: 'aggregation' | 'weighting', listInvalid: readonly InvalidOption[] = []) =>
    listInvalid.map(({ at, fa, en }) => ({ pointer: `${pointer}/choices/${step}${at}`, fa, en }))
  errors.push(
    ...below('aggregation', aggregationOf(aggregation).listInvalid?.(aggregation, node.children.length)),
    ...below('weighting', weightingOf(weighting).listInvalid?.(weighting, node.children.length)),
  )
  return errors
}

/** Names of nodes in the tie-break chain, in the rules and among those required that the tree does not have. */
function unknownNodes(json: Readonly<Record<string, unknown>>, { codes, parents }: PlacedNodes): ModelError[] {
  const known = new Set(codes.map(({ code }) => code))
  const rules = isRecord(json['rules']) ? json['rules'] : {}
  const conditions = [
    ...conditionsOf(rules['adjustments'], '/rules/adjustments', 'when'),
    ...conditionsOf(rules['gates'], '/rules/gates', 'requires'),
  ]
  const tieBreak: unknown[] =
    isRecord(json['ranking']) && Array.isArray(json['ranking']['tieBreak']) ? json['ranking']['tieBreak'] : []
  const requires: unknown[] = Array.isArray(json['requires']) ? json['requires'] : []
  const named = [
    ...requires.map((code, index) => ({ code, pointer: `/requires/${index}` })),
    ...tieBreak.map((code, index) => ({ code, pointer: `/ranking/tieBreak/${index}` })),
    ...conditions.map(({ condition, pointer }) => ({ code: condition.node, pointer: `${pointer}/node` })),
  ]
  return [
    ...named.flatMap(({ code, pointer }) =>
      typeof code !== 'string' || known.has(code)
        ? []
        : [{ pointer, fa: `گرهی با کد «${code}» در الگو نیست.`, en: `There is no node “${code}” in the model.` }],
    ),
    ...conditions.flatMap(({ condition, pointer }) =>
      condition.of !== 'value' || !condition.node || !parents.has(condition.node)
        ? []
        : [
            {
              pointer: `${pointer}/of`,
              fa: 'فقط شاخص مقدار دارد؛ محور امتیاز دارد.',
              en: 'Only an indicator has a value; a dimension has a score.',
            },
          ],
    ),
  ]
}

function conditionsOf(
  list: unknown,
  pointer: string,
  key: 'when' | 'requires',
): { condition: Partial<Pick<Condition, 'node' | 'of'>>; pointer: string }[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((rule: unknown, index) => {
    const condition = isRecord(rule) ? rule[key] : undefined
    if (!isRecord(condition) || typeof condition['node'] !== 'string') return []
    return [
      {
        condition: { node: condition['node'], ...(condition['of'] === 'value' ? { of: 'value' } : {}) },
        pointer: `${pointer}/${index}/${key}`,
      },
    ]
  })
}
