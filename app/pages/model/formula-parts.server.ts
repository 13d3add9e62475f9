import { listMetrics } from '../../../db/queries/observations'
import { listAttributeNames } from '../../../db/queries/metric-use'
import type { RequestContext } from '../../policy/request-context'

/** Numbers of agencies that a formula can always name. */
const usualAttributes = ['staff', 'women', 'managers', 'ruralPopulation']

/** What a formula can name: the metrics of a festival, by name, and the numbers known of its agencies. */
export async function listFormulaParts({ db }: Pick<RequestContext, 'db'>, festivalId: number) {
  const metrics = (await listMetrics(db, festivalId)).map(({ code, titleFa, titleEn, unit }) => ({
    code,
    titleFa,
    titleEn,
    unit,
  }))
  return { metrics, attributes: [...new Set([...usualAttributes, ...(await listAttributeNames(db, festivalId))])] }
}
