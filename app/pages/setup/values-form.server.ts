import { findCourse } from '../../../db/queries/courses'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics, listMetricsWithValues } from '../../../db/queries/observations'
import { listMetricOwners } from '../../../db/queries/sources'
import { listWanted } from '../../../scoring/metric-names'
import type { EditionContext } from '../../access/edition-context.server'
import { type DeclaredChoice, readDeclared, saveDeclaredMetrics } from '../../flows/setup/declared-metrics.server'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'
import { type RefusedForm, firstTexts } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import type { FieldProblem } from './setup-problems'

export type ValuesForm = Awaited<ReturnType<typeof openValuesForm>>

/** The metrics that the model of an edition asks for, and those that agencies declare, each with its way in. */
export async function openValuesForm({ db }: Pick<RequestContext, 'db'>, { festival, edition }: EditionContext) {
  const version = await findModelVersionFor(db, edition)
  const { chosen, basis } = await readDeclared(db, edition.id)
  const owners = new Map((await listMetricOwners(db, festival.id)).map(({ metric, sources }) => [metric, sources]))
  const withValues = new Set(await listMetricsWithValues(db, festival.id, edition))
  const known = new Map((await listMetrics(db, festival.id)).map((metric) => [metric.code, metric]))
  const declared = new Map(chosen.map((choice) => [choice.metric, choice]))
  const wanted = version ? [...listWanted(storedModel(version)).metrics.keys()] : []
  const codes = [...new Set([...chosen.map(({ metric }) => metric), ...wanted])]
  return {
    basis,
    isFixed: (await findCourse(db, edition.id)).state !== 'draft',
    metrics: codes.map((code) => ({
      code,
      titleFa: known.get(code)?.titleFa ?? code,
      titleEn: known.get(code)?.titleEn ?? code,
      sources: owners.get(code) ?? [],
      hasValues: withValues.has(code),
      declared: declared.get(code) ?? null,
    })),
  }
}

export interface ValuesAnswer {
  /** Null where it was saved, and where somebody else saved meanwhile: then what is stored now is looked at first. */
  refused: RefusedForm | null
  saved: boolean | null
  problems: readonly FieldProblem[]
}

/**
 * Saves which metrics agencies declare. What is not in the form stays undeclared; a help in English stays as it was
 * stored.
 */
export async function takeValuesForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: Pick<RefusedForm, 'intent' | 'typed'>,
): Promise<ValuesAnswer> {
  const texts = firstTexts(sent.typed)
  const { metrics } = await openValuesForm(context, editionContext)
  const wanted: DeclaredChoice[] = metrics.flatMap(({ code, declared }) => {
    if (texts[`declared:${code}`] !== 'yes') return []
    const helpFa = (texts[`help:${code}`] ?? '').slice(0, 1000)
    const helpEn = declared && declared.helpFa !== declared.helpEn ? declared.helpEn : ''
    return [{ metric: code, helpFa, helpEn, needsEvidence: texts[`evidence:${code}`] === 'yes' }]
  })
  const outcome = await saveDeclaredMetrics(context, editionContext, wanted, texts['basis'] ?? '')
  if (outcome.ok) return { refused: null, saved: outcome.isChanged, problems: [] }
  const detail = 'metric' in outcome ? outcome.metric : undefined
  const refused = outcome.why === 'changed' ? null : refusalOf(sent)
  return { refused, saved: null, problems: [{ field: 'form', why: outcome.why, ...(detail ? { detail } : {}) }] }
}
