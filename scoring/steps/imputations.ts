import { described, number } from '../check/shape'
import type { Chosen, Method, NoOptions } from '../method'

function imputation<Name extends string>(name: Name, description: string): Method<Name, NoOptions> {
  return {
    name,
    description,
    required: {},
    optional: {},
    preset: { method: name },
    alternatives: { [name]: { method: name } },
    examples: [{ method: name }],
  }
}

interface Constant {
  readonly value: number
}

const constant: Method<'constant', Constant> = {
  name: 'constant',
  description: 'A number that the model writes.',
  required: { value: described(number(), 'The number, in the indicator’s unit.') },
  optional: {},
  preset: null,
  alternatives: {},
  examples: [{ method: 'constant', value: 0.5 }],
}

/**
 * All methods of imputation, in the order of the published schema. `impute.ts` fills a column, `interpolate.ts` the
 * periods before it is made, `from-row.ts` what follows from the agency's other indicators, after they are normalised.
 */
export const imputations = [
  imputation('mean', 'The mean of the competing agencies that have a value.'),
  imputation('median', 'The median of the competing agencies that have a value.'),
  imputation(
    'group-mean',
    'The mean of the competing agencies of the same group; of all, where the group has no value.',
  ),
  imputation(
    'group-median',
    'The median of the competing agencies of the same group; of all, where the group has no value.',
  ),
  // It looks into the year before, which a plain table does not have.
  {
    ...imputation('last-value', 'What the agency itself had in the year before; nothing where it had no value there.'),
    alternatives: {},
  },
  imputation(
    'row-mean',
    'The plain mean of the agency’s own normalised values in the other indicators of the same branch, taken after normalisation. Nothing where it has none.',
  ),
  imputation(
    'par',
    'The mean of the competing agencies, plus how far the agency stands above or below the others on average in all indicators of the model that it has, after normalisation. Held between the least and the most that a competing agency has. Nothing where it has none.',
  ),
  imputation(
    'linear',
    'Periods without a value are filled on the straight line between those before and after, by days, over the evaluated year and the year before; the ends take the nearest value. Needs two known periods. Also fills up years of which a part is known.',
  ),
  constant,
] as const

type ImputationName = Exclude<(typeof imputations)[number]['name'], 'constant'>

export type Imputation = Chosen<ImputationName, NoOptions> | Chosen<'constant', Constant>
