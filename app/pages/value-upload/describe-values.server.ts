import type { Upload } from '../../../db/queries/uploads'
import type { EditionContext } from '../../access/edition-context.server'
import { compareValueUpload } from '../../flows/setup/values/compare-values.server'
import type { ValueChoices } from '../../flows/setup/values/value-choices'
import type { PlannedValue } from '../../flows/setup/values/value-plan'
import { type ReadValues, readValueUpload } from '../../flows/setup/values/value-uploads.server'
import type { Calendar } from '../../format/date'
import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { translator } from '../../i18n/translate'
import type { RequestContext } from '../../policy/request-context'
import { describeValueProblem } from './describe-value-problem.server'

/** A cell with what it would change, in the words of a person. */
export interface DescribedValue {
  planned: PlannedValue
  /** The title; what the row says where no agency is known. */
  agency: string
  /** The title; empty where none is known. */
  metric: string
  /** Why the cell is no value. */
  why: string | null
}

/** The cells of an upload beside what is stored, each in words. Nothing changes. */
export async function describeValues(
  context: RequestContext,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
  upload: Upload,
  choices: ValueChoices,
  manner: Manner,
) {
  const read = await readValueUpload(context, editionContext, upload, choices)
  if (!read.ok) return read
  return { ok: true as const, read, ...(await describeRead(context, editionContext, read, manner)) }
}

interface Manner {
  language: Language
  calendar: Calendar
}

/** The same of a file that was read. */
export async function describeRead(
  context: Pick<RequestContext, 'db'>,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
  read: ReadValues,
  { language, calendar }: Manner,
) {
  const comparison = await compareValueUpload(context, editionContext, read)
  const metricTitles = new Map(comparison.metrics.map((metric) => [metric.code, titleOf(language, metric)]))
  const agencyTitles = new Map(comparison.agencies.map((agency) => [agency.code, titleOf(language, agency)]))
  const agencyTitle = (code: string) => agencyTitles.get(code) ?? code
  const metricTitle = (code: string) => metricTitles.get(code) ?? code
  const words = { language, calendar, t: translator(textsIn(language)), metricTitle }
  const cells = comparison.values.map((planned, index): DescribedValue => {
    const cell = read.values[index]
    return {
      planned,
      agency: planned.agency === null ? (cell?.agencyName ?? cell?.agencyCode ?? '') : agencyTitle(planned.agency),
      metric: planned.metric === null ? '' : metricTitle(planned.metric),
      why: cell ? describeValueProblem(words, planned, cell) : null,
    }
  })
  return { comparison, cells, metricTitle, agencyTitle }
}
