import type { Period } from '../../../sources/period'
import type { EditionContext } from '../../access/edition-context.server'
import { listFilePeriods } from '../../flows/setup/values/file-periods'
import type { RequestContext } from '../../policy/request-context'
import { type TemplateMetric, listTemplateMetrics } from './template-metrics.server'
import type { TemplateChoices } from './value-template.server'
import { toPeriodText } from './value-search.server'

/**
 * What a person chose for a workbook to fill in, as the address has it. Without a choice it is all that the model asks
 * for, or all that there is, of the whole evaluated period.
 */
export function parseTemplateSearch(
  url: string,
  { festival: { calendar }, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  metrics: readonly TemplateMetric[],
): TemplateChoices {
  const search = new URL(url, 'http://localhost').searchParams
  const evaluated: Period = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const chosen = new Set(search.getAll('metric'))
  const found = metrics.filter(({ metric }) => chosen.has(metric.code))
  const wanted = metrics.filter(({ isWanted }) => isWanted)
  const listed = [found, wanted, metrics].find((list) => list.length) ?? []
  return {
    across: search.get('across') === 'months' ? 'months' : 'metrics',
    metrics: listed.map(({ metric }) => metric),
    period: listFilePeriods(calendar, evaluated).find((one) => toPeriodText(one) === search.get('period')) ?? evaluated,
  }
}

/** What can be chosen for a workbook. */
export async function loadTemplateForm(
  context: Pick<RequestContext, 'db'>,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
) {
  const { festival, edition } = editionContext
  const metrics = await listTemplateMetrics(context, editionContext)
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  return {
    metrics: metrics.map(({ metric: { code, titleFa, titleEn }, isWanted }) => ({ code, titleFa, titleEn, isWanted })),
    periods: listFilePeriods(festival.calendar, evaluated).map((one) => ({ ...one, text: toPeriodText(one) })),
  }
}
