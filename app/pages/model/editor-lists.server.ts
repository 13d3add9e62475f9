import type { Edition } from '../../../db/queries/festivals'
import { listModelVersions } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { listAttributeNames } from '../../../db/queries/metric-use'
import type { Model } from '../../../scoring/model'
import { flattenTree } from '../../../scoring/tree'
import type { Language } from '../../i18n/language'
import { storedModel } from '../../model/stored-model'
import { arePoints } from '../../model/uneven-points'
import type { RequestContext } from '../../policy/request-context'
import { loadExampleAgency } from './example-agency.server'
import { listEditorMethods, listRankStyles } from './editor-methods.server'
import type { FormLists } from './model-form'

/** Numbers of agencies that a formula can always name. */
const usualAttributes = ['staff', 'women', 'managers', 'ruralPopulation']

/** What the form of a model offers, and the codes that it does not give again. */
export async function listForEditor(
  { db }: Pick<RequestContext, 'db'>,
  edition: Edition,
  model: Model,
  language: Language,
): Promise<FormLists> {
  const { festivalId, modelId } = edition
  const metrics = (await listMetrics(db, festivalId)).map(({ code, titleFa, titleEn, unit, overPeriods }) => ({
    code,
    titleFa,
    titleEn,
    unit,
    overPeriods,
  }))
  const versions = await listModelVersions(db, modelId)
  const codes = versions.flatMap((version) => flattenTree(storedModel(version)).map(({ info }) => info.code))
  return {
    methods: listEditorMethods(language),
    styles: listRankStyles(language),
    metrics,
    attributes: [...new Set([...usualAttributes, ...(await listAttributeNames(db, festivalId))])],
    usedCodes: [...new Set(codes)],
    arePoints: arePoints(model.tree, model.scale),
    example: await loadExampleAgency({ db }, edition),
  }
}
