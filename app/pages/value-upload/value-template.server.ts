import { type Metric, listMetrics } from '../../../db/queries/observations'
import type { Period } from '../../../sources/period'
import { foldHeading } from '../../../sources/sheets/column-words'
import { indexMetrics } from '../../../sources/sheets/recognise-columns'
import type { EditionContext } from '../../access/edition-context.server'
import type { Sheet, SheetColumn } from '../../exports/xlsx-parts'
import { loadOrganisation, loadParticipation } from '../../flows/setup/agencies/stored-organisation.server'
import { listFilePeriods } from '../../flows/setup/values/file-periods'
import { countsWhole, toNamedMetrics } from '../../flows/setup/values/named-metrics'
import { textOfPeriod } from '../../flows/setup/values/period-text'
import { formatsOf } from '../../format/kinds-of-number'
import { unitWord } from '../../format/unit'
import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { type Translate, translator } from '../../i18n/translate'
import type { RequestContext } from '../../policy/request-context'

/** What a person chose for the workbook. */
export interface TemplateChoices {
  /** A column for each metric, or one for each month and a row for each metric of an agency. */
  across: 'metrics' | 'months'
  metrics: readonly Metric[]
  /** Of all values, where metrics are across. */
  period: Period
}

interface Words {
  language: Language
  t: Translate
}

/**
 * A workbook to fill in: agencies down by their groups, metrics or months across, and a sheet that explains each
 * metric. All but the cells to fill in is locked. Uploaded, it is read without a question.
 */
export async function valueTemplate(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  { across, metrics, period }: TemplateChoices,
  language: Language,
): Promise<Sheet> {
  const words = { language, t: translator(textsIn(language)) }
  const { t } = words
  const agencies = await listRowsOfAgencies({ db }, { festival, edition }, language)
  const evaluated = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const textOf = (one: Period) => textOfPeriod(one, language, festival.calendar)
  const headingOf = metricHeadings(await listMetrics(db, festival.id), language)
  const months = listFilePeriods(festival.calendar, evaluated)
    .slice(1)
    .flatMap((month) => textOf(month) ?? [])
  const spoken = across === 'metrics' ? textOf(period) : null
  const isMonth = period.from !== evaluated.from || period.to !== evaluated.to
  const before = [
    { heading: t('upload.values.sheetOf.code'), width: 14 },
    { heading: t('upload.values.sheetOf.name'), width: 44 },
    { heading: t('upload.values.sheetOf.group'), width: 24 },
    ...(across === 'months' ? [{ heading: t('upload.values.sheetOf.metric'), width: 40 }] : []),
    ...(spoken === null ? [] : [{ heading: t(`upload.values.sheetOf.${isMonth ? 'month' : 'year'}`), width: 16 }]),
  ]
  const rows =
    across === 'months'
      ? metrics.flatMap((metric) => agencies.map((agency) => [...agency, headingOf(metric)]))
      : agencies.map((agency) => (spoken === null ? [...agency] : [...agency, spoken]))
  const open = across === 'months' ? months : metrics.map(headingOf)
  return {
    title: t('upload.values.sheetOf.title'),
    notes: [t('upload.values.sheetOf.note')],
    heading: [...before.map(({ heading }) => heading), ...open],
    columns: [...before.map(({ width }): SheetColumn => ({ width, decimals: null })), ...open.map(toOpenColumn)],
    rows,
    numbers: metrics.flatMap((metric, index) => {
      const expected = toExpected(metric, words)
      if (!agencies.length) return []
      if (across === 'metrics') return [{ column: before.length + index, first: 0, rows: agencies.length, ...expected }]
      return months.map((_, month) => ({
        column: before.length + month,
        first: index * agencies.length,
        rows: agencies.length,
        ...expected,
      }))
    }),
    isLocked: true,
    further: [
      {
        title: t('upload.sheetOf.help'),
        notes: [],
        // One cell a row, so that the reader takes the other sheet, which has more.
        heading: [t('upload.values.sheetOf.says')],
        columns: [{ width: 110, decimals: null }],
        rows: metrics.map((metric) => [describeMetric(metric, headingOf(metric), words)]),
      },
    ],
    isRightToLeft: language === 'fa',
    at: now,
  }
}

const toOpenColumn = (heading: string): SheetColumn => ({
  width: Math.min(Math.max(heading.length, 12), 28),
  decimals: null,
  isOpen: true,
})

/** Code, name and group of each agency that takes part, group by group; of all where nobody does. */
async function listRowsOfAgencies(
  { db }: Pick<RequestContext, 'db'>,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  language: Language,
): Promise<(string | null)[][]> {
  const organisation = await loadOrganisation(db, festival.id)
  const { participants, groups } = await loadParticipation(db, edition.id, organisation, false)
  const titles = new Map(groups.map((group) => [group.code, titleOf(language, group)]))
  const order = [...groups.map(({ code }): string | null => code), null]
  const taking = organisation.agencies.filter(({ code }) => participants.has(code) || !participants.size)
  return taking
    .map((agency) => ({ agency, group: participants.get(agency.code)?.group ?? null }))
    .toSorted(
      (one, other) =>
        order.indexOf(one.group) - order.indexOf(other.group) ||
        new Intl.Collator(language).compare(titleOf(language, one.agency), titleOf(language, other.agency)),
    )
    .map(({ agency, group }) => [
      agency.code,
      titleOf(language, agency),
      group === null ? null : (titles.get(group) ?? null),
    ])
}

/** A metric by its title with its unit, by the title alone, or by its code: whichever the reader takes for it alone. */
function metricHeadings(metrics: readonly Metric[], language: Language): (metric: Metric) => string {
  const read = indexMetrics(toNamedMetrics(metrics))
  return (metric) => {
    const title = titleOf(language, metric)
    const unit = metric.unit === 'percent' ? '٪' : unitWord(metric.unit, language)
    const candidates = [...(unit ? [`${title} (${unit})`] : []), title]
    return candidates.find((text) => read.get(foldHeading(text)) === metric.code) ?? metric.code
  }
}

const lowestOf = ({ mayBeNegative, lowest }: Metric) => (mayBeNegative ? lowest : Math.max(lowest ?? 0, 0))

function toExpected(metric: Metric, words: Words) {
  return {
    lowest: lowestOf(metric),
    highest: metric.highest,
    isWhole: countsWhole(metric),
    says: describeValue(metric, words),
  }
}

/** What a cell of a metric may say, as a sentence. */
function describeValue(metric: Metric, { language, t }: Words): string {
  const { amount } = formatsOf(language)
  const [lowest, highest] = [lowestOf(metric), metric.highest]
  const number = t(`upload.values.sheetOf.${countsWhole(metric) ? 'whole' : 'number'}`)
  if (lowest === null && highest === null) return t('upload.values.sheetOf.any', { number })
  if (lowest === null) return t('upload.values.sheetOf.atMost', { number, highest: amount(highest ?? 0) })
  if (highest === null) return t('upload.values.sheetOf.atLeast', { number, lowest: amount(lowest) })
  return t('upload.values.sheetOf.between', { number, lowest: amount(lowest), highest: amount(highest) })
}

function describeMetric(metric: Metric, heading: string, words: Words): string {
  const title = titleOf(words.language, metric)
  const name = heading === metric.code ? `${heading} (${title})` : heading
  return `${name}: ${describeValue(metric, words)}`
}
