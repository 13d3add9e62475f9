import type { Db } from '../../../../db/database'
import type { Edition } from '../../../../db/queries/festivals'
import { findModelVersionFor } from '../../../../db/queries/models'
import type { NamedMetric } from '../../../../sources/sheets/recognise-columns'
import { listWanted } from '../../../../scoring/metric-names'
import { storedModel } from '../../../model/stored-model'

/**
 * Numbers of an agency that offices write under names of their own. Staff and women are known to the reader by
 * themselves.
 */
const usual: readonly NamedMetric[] = [
  { code: 'managers', names: ['مدیران', 'تعداد مدیران', 'مدیر', 'managers'], isWhole: true },
  {
    code: 'ruralPopulation',
    names: ['جمعیت روستایی', 'جمعیت روستایی زیر پوشش', 'جمعیت روستایی تحت پوشش', 'rural population'],
    isWhole: true,
  },
]

/**
 * The numbers by which columns of a list of agencies are recognised: the usual ones, and what the model of an edition
 * asks for.
 */
export async function listNumberNames(db: Db, edition: Edition): Promise<NamedMetric[]> {
  const version = await findModelVersionFor(db, edition)
  const wanted = version ? [...listWanted(storedModel(version)).attributes.keys()] : []
  const known = new Set(['staff', 'women', ...usual.map(({ code }) => code)])
  return [...usual, ...wanted.filter((code) => !known.has(code)).map((code) => ({ code, names: [code] }))]
}
