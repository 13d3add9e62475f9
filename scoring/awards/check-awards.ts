import {
  type ModelError,
  type Shape,
  boolean,
  choice,
  isRecord,
  list,
  number,
  object,
  pattern,
  tagged,
  text,
} from '../check/shape'
import { persianDigits } from '../persian-digits'
import { type AwardCategory, tiedVotes } from './award-rule'
import { listFormulaNodes, parseFormula } from './formula'

/** What the rules may name. */
export interface AwardNames {
  readonly nodes: ReadonlySet<string>
  /** Those of the nodes that have a value of their own, not a score only. */
  readonly indicators: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}

export type CheckedAwards = { ok: true; categories: AwardCategory[] } | { ok: false; errors: ModelError[] }

/**
 * Unknown JSON as a list of categories, or everything that is wrong with it at once. `names`: without it, names are not
 * looked up.
 */
export function checkAwards(json: unknown, names?: AwardNames): CheckedAwards {
  const errors: ModelError[] = []
  return areCategories(json, errors, names) ? { ok: true, categories: json } : { ok: false, errors }
}

const code = pattern(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
  'کد فقط حروف لاتین، رقم، نقطه، خط تیره و زیرخط دارد.',
  'A code has Latin letters, digits, dots, hyphens and underscores only.',
)
const share = number({ min: 0, max: 1 })
const eligibility = object(
  { gates: boolean },
  {
    minCoverage: share,
    minScore: number(),
    levels: list(choice('province', 'county', 'city'), 1),
    groups: list(code, 1),
  },
)
const terms = {
  within: choice('all', 'group'),
  quota: number({ min: 1, max: 100, isInteger: true }),
  ties: choice('joint', 'chain'),
  eligibility,
}
const limits = {
  nearMargin: number({ min: 0 }),
  maxAwards: number({ min: 1, max: 100, isInteger: true }),
  tiedVote: choice(...tiedVotes),
}
const basis = (by: string, item: Readonly<Record<string, Shape>> = {}): Shape =>
  object({ by: choice(by), ...item, ...terms }, limits)

const rule = tagged('by', {
  total: basis('total'),
  formula: basis('formula', { formula: text }),
  improvement: basis('improvement', { in: choice('points', 'percent'), minBase: number({ min: 0 }) }),
  judges: basis('judges'),
})

const awardsShape = list(object({ code, title: object({ fa: text, en: text }), rule }))

function areCategories(json: unknown, errors: ModelError[], names: AwardNames | undefined): json is AwardCategory[] {
  awardsShape.check(json, '', errors)
  if (Array.isArray(json))
    errors.push(
      ...repeatedCodes(json),
      ...json.flatMap((category: unknown, index) => checkRule(category, `/${index}/rule`, names)),
    )
  return errors.length === 0
}

function repeatedCodes(categories: readonly unknown[]): ModelError[] {
  const codes = categories.map((category) => (isRecord(category) ? category['code'] : undefined))
  return codes.flatMap((code, index) => {
    const first = codes.indexOf(code)
    if (typeof code !== 'string' || first === index) return []
    return [
      {
        pointer: `/${index}/code`,
        fa: `کد «${code}» پیش‌تر در /${first} آمده است؛ هر کد یک بار می‌آید.`,
        en: `The code “${code}” already stands at /${first}; each code stands once.`,
      },
    ]
  })
}

function checkRule(category: unknown, pointer: string, names: AwardNames | undefined): ModelError[] {
  const row = isRecord(category) ? category['rule'] : undefined
  if (!isRecord(row)) return []
  const formula =
    row['by'] === 'formula' && typeof row['formula'] === 'string' && row['formula'].trim()
      ? checkFormula(row['formula'], `${pointer}/formula`, names)
      : []
  return [...formula, ...checkGroups(row['eligibility'], `${pointer}/eligibility/groups`, names)]
}

function checkFormula(formula: string, pointer: string, names: AwardNames | undefined): ModelError[] {
  const parsed = parseFormula(formula)
  if (!parsed.ok) {
    const { at, problem } = parsed
    return [{ pointer, fa: `نویسهٔ ${persianDigits(at + 1)}: ${problem.fa}`, en: `Character ${at + 1}: ${problem.en}` }]
  }
  const nodes = listFormulaNodes(parsed.expression)
  if (!nodes.length)
    return [
      {
        pointer,
        fa: 'فرمول باید دست‌کم یک گره را نام ببرد، مانند [D1].',
        en: 'The formula must name at least one node, as in [D1].',
      },
    ]
  if (!names) return []
  return nodes.flatMap(({ code: own, of }) => {
    if (!names.nodes.has(own))
      return [{ pointer, fa: `گرهی با کد «${own}» در الگو نیست.`, en: `There is no node “${own}” in the model.` }]
    if (of !== 'value' || names.indicators.has(own)) return []
    return [
      {
        pointer,
        fa: `«${own}» شاخص نیست؛ فقط شاخص مقدار دارد.`,
        en: `“${own}” is no indicator; only an indicator has a value.`,
      },
    ]
  })
}

function checkGroups(item: unknown, pointer: string, names: AwardNames | undefined): ModelError[] {
  const groups = isRecord(item) && Array.isArray(item['groups']) ? item['groups'] : []
  return groups.flatMap((group: unknown, index) =>
    typeof group !== 'string' || !names || names.groups.has(group)
      ? []
      : [
          {
            pointer: `${pointer}/${index}`,
            fa: `گروهی با کد «${group}» در این دوره نیست.`,
            en: `There is no group “${group}” in this edition.`,
          },
        ],
  )
}
