import { stepChoices } from './choice-shapes'
import { definitions, named } from './definitions'
import { mostLevels } from './place-nodes'
import { type Shape, choice, described, either, isRecord, list, nested, number, object, pattern, text } from './shape'

const code = pattern(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  'کد فقط حروف لاتین، رقم، نقطه، خط تیره و زیرخط دارد.',
  'A code has Latin letters, digits, dots, hyphens and underscores only.',
)
const version = pattern(
  /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
  'نسخه باید مانند 1.0.0 باشد.',
  'The version must read like 1.0.0.',
)

const bilingual = named(
  'bilingual',
  described(
    object({ fa: described(text, 'In Persian.'), en: described(text, 'In English.') }),
    'The same text in both languages.',
  ),
)
const titled = (of: string) => described(bilingual, `How ${of} is called.`)

const overTime = described(
  choice('sum', 'mean', 'last', 'max', 'growth-points', 'growth-relative'),
  'How the periods of the evaluated year become one value: their sum, mean, last or largest, or the growth of their mean against the year before, in units or relative to it.',
  'sum',
)
const factor = described(number(), 'The value is multiplied by it: 100 for percent, 1000 for per thousand.', 1)
const metric = described(code, 'The code of a metric.')
const metricTerm = described(object({ metric }, { overTime }), 'A metric over the evaluated year.')
const metricMeasure = described(object({ metric }, { overTime, factor }), 'The value of one metric.')
const attributeTerm = described(
  object({ attribute: described(text, 'The name of the attribute: staff, ruralPopulation …') }),
  'A number that is known of the agency itself.',
)
const denominator = described(
  either([metricTerm, attributeTerm], (value) =>
    isRecord(value) && 'attribute' in value ? attributeTerm : metricTerm,
  ),
  'What is divided by. At zero, or below minDenominator, there is no value.',
)
const ratioMeasure = described(
  object(
    { numerator: described(metricTerm, 'What is divided.'), denominator },
    {
      factor,
      minDenominator: described(
        number({ min: 0 }),
        'The smallest sample: a denominator below it gives no value. Without it, every positive denominator will do.',
        0,
      ),
    },
  ),
  'Σ numerator ÷ Σ denominator × factor, over the periods in which both are reported.',
)
const simpleMeasure = either([metricMeasure, ratioMeasure], (value) =>
  isRecord(value) && 'numerator' in value ? ratioMeasure : metricMeasure,
)
const differenceMeasure = described(
  object(
    {
      minuend: described(simpleMeasure, 'What is subtracted from.'),
      subtrahend: described(simpleMeasure, 'What is subtracted.'),
    },
    { floor: described(number(), 'The difference is brought up to this. Without it, it may be anything.') },
  ),
  'minuend − subtrahend.',
)
const measure = named(
  'measure',
  described(
    either([metricMeasure, ratioMeasure, differenceMeasure], (value) =>
      isRecord(value) && 'minuend' in value ? differenceMeasure : simpleMeasure,
    ),
    'How an indicator’s value comes from metrics.',
  ),
)

const fixedTarget = described(number(), 'A number in the indicator’s unit.')
const percentileTarget = described(
  object({
    percentile: described(number({ min: 0, max: 100 }), 'Which percentile, 0 to 100.'),
    within: described(choice('all', 'group'), 'Of all competing agencies, or of those of the agency’s group.'),
  }),
  'A percentile of the values of competing agencies.',
)
const target = described(
  either([fixedTarget, percentileTarget], (value) => (isRecord(value) ? percentileTarget : fixedTarget)),
  'What is to be reached. Target ratio and distance to target need it; elsewhere it is shown.',
)

const weight = described(
  number({ min: 0, max: 1e9 }),
  'Relative to the siblings; points do. A node of weight 0 counts for nothing, and can break ties.',
)
const ownChoices = described(
  named('choices', described(object({}, stepChoices), 'Steps that are done otherwise than above.')),
  'What is done otherwise here, and below.',
)

const indicator = described(
  object(
    {
      code: described(code, 'Unique in the model.'),
      title: titled('the indicator'),
      weight,
      unit: described(text, 'The unit of the value before normalisation: percent, day, stage, per_1000 …'),
      direction: described(
        choice('more-is-better', 'less-is-better'),
        'Whether a larger or a smaller value is better.',
      ),
      measure: described(measure, 'How the value comes from metrics.'),
    },
    { target, choices: ownChoices },
  ),
  'What is scored: a value from metrics.',
)

const branch: Shape = named(
  'branch',
  described(
    object(
      {
        code: described(code, 'Unique in the model.'),
        title: titled('the dimension'),
        weight,
        children: described(
          list(
            nested('node', () => node, mostLevels),
            1,
          ),
          'Dimensions or indicators, in the order in which they are shown.',
        ),
      },
      { choices: ownChoices },
    ),
    'A dimension, a sub-dimension, or the root.',
  ),
)
const node: Shape = described(
  either([branch, indicator], (value) => (isRecord(value) && 'children' in value ? branch : indicator)),
  'A branch with children, or an indicator.',
)

const condition = described(
  object({
    node: described(code, 'The code of the node that is looked at.'),
    of: described(
      choice('score-percent', 'value', 'coverage-percent'),
      'What of it: the score in percent of its points, an indicator’s value in its unit, or the coverage in percent.',
    ),
    is: described(choice('at-least', 'at-most', 'above', 'below'), 'How it is compared.'),
    than: described(number(), 'With what.'),
  }),
  'Holds or not for each agency; of a value that is not there it does not hold.',
)

const adjustment = described(
  object({
    code: described(code, 'Unique among the adjustments.'),
    title: titled('the bonus or penalty'),
    when: described(condition, 'For whom it holds.'),
    points: described(number(), 'Added to the total; below zero it is a penalty.'),
  }),
  'Points that are added to the total of an agency for which the condition holds.',
)

const gate = described(
  object({
    code: described(code, 'Unique among the gates.'),
    title: titled('the gate'),
    requires: described(condition, 'What an agency must fulfil.'),
  }),
  'An agency for which the condition does not hold is ranked and takes no award.',
)

const rules = described(
  object(
    {},
    {
      adjustments: described(list(adjustment), 'Bonuses and penalties.'),
      gates: described(list(gate), 'Conditions for taking an award.'),
      caps: described(
        object(
          {},
          {
            bonus: described(
              number({ min: 0 }),
              'The most that bonuses come to together; without it there is no limit.',
            ),
            penalty: described(
              number({ min: 0 }),
              'The most that penalties come to together, as a positive number; without it there is no limit.',
            ),
          },
        ),
        'Limits of the sums.',
      ),
    },
  ),
  'Bonuses, penalties and conditions beside the tree.',
)

const ranking = described(
  object({
    style: described(
      choice('competition', 'dense', 'fractional'),
      'How ranks go on after a shared one: 1, 2, 2, 4 (competition), 1, 2, 2, 3 (dense) or 1, 2.5, 2.5, 4 (fractional).',
    ),
    tieBreak: described(
      list(described(code, 'The code of a node, also of one of weight 0.')),
      'What is compared, in this order, where rounded totals tie. Where all tie, the rank is shared.',
    ),
  }),
  'How totals become ranks.',
)

const level = described(
  object({ title: titled('the level'), min: described(number(), 'The lowest total of this level.') }),
  'A named range of totals.',
)

const required = described(
  list(described(code, 'The code of a node.'), 1),
  'The codes of the nodes that an agency must have data in.',
)
const everyDimension = described(choice('every-dimension'), 'Every child of the root that has a weight.')
const requires = described(
  either([everyDimension, required], (value) => (Array.isArray(value) ? required : everyDimension)),
  'What an agency must have data of its own in to have a score at all. What does not apply to an agency is not required of it. Without it, nothing.',
)

/** What a model document looks like; what its parts must mean to each other is in `model-sense.ts`. */
export const modelShape: Shape = described(
  object(
    {
      code: described(code, 'The name of the model, which stays the same over its versions.'),
      version: described(version, 'The version of this document, like 1.0.0. A stored version never changes.'),
      title: titled('the model'),
      author: described(text, 'Who is answerable for the model.'),
      standing: described(choice('proposal', 'official'), 'Only a document that an authority has adopted is official.'),
      scale: described(
        number({ min: 0, max: 1e9, isMinExcluded: true }),
        'The score of an agency that does everything perfectly, for example 1000.',
      ),
      decimals: described(
        number({ min: 0, max: 6, isInteger: true }),
        'Decimals of the published score. Ranks are taken on the rounded score.',
      ),
      defaults: described(
        object(stepChoices),
        'What is done at each step unless a branch or an indicator says otherwise.',
      ),
      tree: described(branch, 'The root: its children are the dimensions.'),
      ranking,
    },
    {
      $schema: described(text, 'The address of this schema, for editors.'),
      note: described(bilingual, 'What readers should know of the model.'),
      requires,
      rules,
      levels: described(list(level), 'Names for ranges of totals.'),
    },
  ),
  'A scoring model: what is scored, from which metrics, and how, step by step. docs/model.md explains every part with an example.',
)

/** The published JSON Schema of a model document (draft 2020-12). */
export const modelSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: '/model.schema.json',
  title: 'Sanjeh scoring model',
  ...modelShape.schema,
  $defs: { ...definitions, node: node.schema },
}
