import {
  type ModelError,
  type Shape,
  boolean,
  choice,
  described,
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
const eligibility = described(
  object(
    { gates: described(boolean, 'Whether the gates of the model must be met.') },
    {
      minCoverage: described(number({ min: 0, max: 1 }), 'The least share of the model that must be known, 0 to 1.'),
      minApplicable: described(
        number({ min: 0, max: 1 }),
        'The least share of the points of the model that must concern the agency, 0 to 1. Coverage does not tell: what does not apply is no lack.',
      ),
      minScore: described(number(), 'The least total, on the scale of the model.'),
      levels: described(list(choice('province', 'county', 'city'), 1), 'Agencies of these levels alone.'),
      groups: described(list(code, 1), 'Agencies of the groups with these codes alone; without it all.'),
    },
  ),
  'What must hold besides competing and having a score, which always must.',
)
const terms = {
  within: described(choice('all', 'group'), 'Whether the quota holds for all agencies or in each group.'),
  quota: described(number({ min: 1, max: 100, isInteger: true }), 'How many awards there are.'),
  ties: described(
    choice('joint', 'chain'),
    'At the last place: all who tie (joint), or as the model breaks ties (chain).',
  ),
  eligibility,
}
const limits = {
  nearMargin: described(number({ min: 0 }), 'Who is this close to the last winner is pointed out to the judges.'),
  maxAwards: described(
    number({ min: 1, max: 100, isInteger: true }),
    'Who already has so many awards of the categories before this one is passed over.',
  ),
  tiedVote: described(choice(...tiedVotes), 'What decides a tied vote; without it, what the edition says.'),
}
const basis = (by: string, words: string, item: Readonly<Record<string, Shape>> = {}): Shape =>
  described(object({ by: described(choice(by), words), ...item, ...terms }, limits), words)

const rule = described(
  tagged('by', {
    total: basis('total', 'By the total.'),
    formula: basis('formula', 'By arithmetic over nodes of the model.', {
      formula: described(text, 'The arithmetic, as in [D1] + 2 * [D4].'),
    }),
    improvement: basis('improvement', 'By the total against that of the last edition.', {
      in: described(choice('points', 'percent'), 'In points, or in percent of the last total.'),
      minBase: described(number({ min: 0 }), 'Who stood below it in the last edition is left out.'),
    }),
    judges: basis('judges', 'The judges name whom they will, out of those who are eligible.'),
  }),
  'By what agencies are compared, and who may win.',
)

const awardsShape = described(
  list(
    object({
      code: described(code, 'Unique in the edition.'),
      title: described(
        object({ fa: described(text, 'In Persian.'), en: described(text, 'In English.') }),
        'The name of the award, in both languages.',
      ),
      rule,
    }),
  ),
  'The categories of awards, in the order in which they are given.',
)

/** What `checkAwards` checks, as JSON Schema. */
export const awardsSchema = awardsShape.schema

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
