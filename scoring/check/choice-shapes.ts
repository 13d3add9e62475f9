import { aggregations } from '../aggregate/methods'
import type { AnyMethod } from '../method'
import { normalisations } from '../normalise/methods'
import { imputations } from '../steps/imputations'
import { treatments } from '../steps/treatments'
import { weightings } from '../weigh/methods'
import { named } from './definitions'
import { type Shape, choice, described, list, number, object, tagged } from './shape'

/** The choice of one of the methods: its name, and what it takes. */
function methodShape(methods: readonly AnyMethod[]): Shape {
  return tagged(
    'method',
    Object.fromEntries(
      methods.map(({ name, description, required, optional }) => {
        const tag = described(choice(name), `The name of the method: ${name}.`)
        return [name, described(object({ method: tag, ...required }, optional), description)]
      }),
    ),
  )
}

function rule(name: string, description: string, required: Record<string, Shape> = {}) {
  return described(
    object({ rule: described(choice(name), `The name of the rule: ${name}.`), ...required }),
    description,
  )
}

const imputation = named(
  'imputation',
  described(
    methodShape(imputations),
    'How a missing value is filled in. An imputed value is marked and never counts as covered.',
  ),
)

const missingRule = named(
  'missingRule',
  described(
    tagged('rule', {
      exclude: rule(
        'exclude',
        'The indicator is left out for the agency and its weight handed on to the others of the branch.',
      ),
      zero: rule('zero', 'The indicator earns no points.'),
      impute: rule('impute', 'A value is put in its place.', {
        by: described(imputation, 'By which method the value is found.'),
      }),
    }),
    'What is done about a value that is not there.',
  ),
)

const treatment = named(
  'treatment',
  described(methodShape(treatments), 'How outliers are treated before normalisation.'),
)

const normalisation = named(
  'normalisation',
  described(
    methodShape(normalisations),
    'How values are brought to a common scale; z is the value, turned so that more is better.',
  ),
)

const aggregation = named(
  'aggregation',
  described(
    methodShape(aggregations),
    'How the children of a branch are brought together; u is the utility of a child, 1 at full points, w its weight.',
  ),
)

const weighting = named(
  'weighting',
  described(
    methodShape(weightings),
    'Where the weights of a branch’s children come from. Methods that learn leave out children that are empty, constant or of weight 0.',
  ),
)

/** What is done at each step; all of it in the defaults, parts of it at branches and indicators. */
export const stepChoices = {
  noData: described(missingRule, 'What is done where a value is expected and was not delivered.'),
  notApplicable: described(missingRule, 'What is done where the indicator does not concern the agency.'),
  minCoverage: described(
    number({ min: 0, max: 1 }),
    'A node has a score only where at least this share of its weight is known, 0 to 1.',
  ),
  accepts: described(
    list(described(choice('measured', 'self-declared', 'surveyed'), 'A way in which a value came to be known.'), 1),
    'The kinds of sources whose values are taken; others count as no data.',
  ),
  treatment: described(treatment, 'How outliers are treated.'),
  normalisation: described(normalisation, 'How values are brought to a common scale.'),
  aggregation: described(aggregation, 'How the children of a branch are brought together.'),
  weighting: described(weighting, 'Where the weights of a branch’s children come from.'),
}
