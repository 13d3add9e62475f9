import { findCourse } from '../../../db/queries/courses'
import { listMetricsWithValues, listMetrics } from '../../../db/queries/observations'
import { listMetricOwners } from '../../../db/queries/sources'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { type ChangedValue, mergeValues } from '../../edits/merge-values'
import { readDeclared } from '../../flows/setup/declared-metrics.server'
import {
  type MetricInput,
  type MetricProblem,
  type MetricRest,
  deleteMetric,
  findMetricBasis,
  listMetricRests,
  saveMetric,
} from '../../flows/setup/metrics.server'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import { type RefusedForm, firstTexts, toTyped } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import { formatDigits } from '../../format/number'
import { readNumber } from '../../format/read-number'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'
import type { FieldProblem } from './setup-problems'

/** What stands in the form of a metric: texts, so that nothing typed is lost. */
type MetricFields = Record<string, string>

/** As many metrics as one can be a part of by form. */
const mostWholes = 8
const isNumberField = (name: string) => /^(lowest|highest|times\d)$/.test(name)
const tickedFields = ['mayBeNegative', 'declared', 'evidence'] as const

export type MetricForm = NonNullable<Awaited<ReturnType<typeof openMetricForm>>>

/** The form of a metric, or of a new one; null where the festival has no metric of this code. */
export async function openMetricForm(context: RequestContext, editionContext: EditionContext, code: string | null) {
  const { db } = context
  const { festival, edition } = editionContext
  const all = await listMetrics(db, festival.id)
  const metric = all.find((item) => item.code === code)
  if (code !== null && !metric) return null
  const declared = (await readDeclared(db, edition.id)).chosen.find((choice) => choice.metric === code)
  const owner = (await listMetricOwners(db, festival.id)).find((item) => item.metric === code)
  const wholes = metric?.partOf ?? []
  const slots = Math.min(mostWholes, wholes.length + 1)
  const fields: MetricFields = {
    titleFa: metric?.titleFa ?? '',
    titleEn: metric?.titleEn ?? '',
    code: code ?? '',
    unit: metric?.unit ?? 'count',
    decimals: String(metric?.decimals ?? 0),
    mayBeNegative: metric?.mayBeNegative ? 'yes' : '',
    lowest: String(metric?.lowest ?? ''),
    highest: String(metric?.highest ?? ''),
    overPeriods: metric?.overPeriods ?? '',
    ...Object.fromEntries(
      Array.from({ length: slots }, (_, index) => [
        [`whole${index + 1}`, wholes[index]?.metric ?? ''],
        [`times${index + 1}`, String(wholes[index]?.times ?? 1)],
      ]).flat(),
    ),
    declared: declared ? 'yes' : '',
    evidence: declared && !declared.needsEvidence ? '' : 'yes',
    helpFa: declared?.helpFa ?? '',
    helpEn: declared && declared.helpEn !== declared.helpFa ? declared.helpEn : '',
  }
  const isDraft = (await findCourse(db, edition.id)).state === 'draft'
  return {
    isNew: code === null,
    fields,
    opened: writeOpened(fields),
    slots,
    sources: owner?.sources ?? [],
    /** Whether agencies can be asked for it in this edition: no source gives it, and the edition is a draft. */
    mayDeclare:
      isDraft && reachAt(context, editionContext, 'model.edit') !== null && (!owner || declared !== undefined),
    hasValues: code !== null && (await listMetricsWithValues(db, festival.id)).includes(code),
    others: all
      .filter((item) => item.code !== code)
      .map(({ code: own, titleFa, titleEn }) => ({ code: own, titleFa, titleEn })),
    rests: metric ? await listMetricRests(db, metric, all) : [],
  }
}

export interface MetricAnswer {
  intent: 'save' | 'delete'
  /** What was typed, with what somebody else saved meanwhile in its place where only that changed. */
  refused: RefusedForm
  opened: string
  saved: boolean | null
  problems: readonly FieldProblem[]
  rests: readonly MetricRest[]
  changed: readonly ChangedValue[]
}

/**
 * Saves the form of a metric. Where somebody else changed the metric since it was opened, the form comes back on what
 * they saved. Null: there is no such metric.
 */
export async function takeMetricForm(
  context: RequestContext,
  editionContext: EditionContext,
  code: string | null,
  sent: Pick<RefusedForm, 'intent' | 'typed'>,
  language: Language,
): Promise<MetricAnswer | null> {
  const typed = firstTexts(sent.typed)
  const base = readOpened(typed[openedField])
  // Taken first: what changes while the rest is read is found out under the lock.
  const basis = await findMetricBasis(context.db, editionContext, code)
  const stored = await openMetricForm(context, editionContext, code)
  if (!stored) return null
  const fields = readFields(typed, stored)
  const kept: MetricAnswer = {
    intent: 'save',
    refused: refusalOf(sent),
    opened: writeOpened(base ?? {}),
    saved: null,
    problems: [],
    rests: [],
    changed: [],
  }
  const { input, problems } = toInput(fields, stored)
  if (problems.length) return { ...kept, problems }
  const { taken, changed } =
    code === null ? nothingMerged : mergeValues(base, stored.fields, spelled(stored.fields, fields))
  if (changed.length) {
    const refused = refusalOf({ ...sent, typed: { ...sent.typed, ...toTyped(inDigitsOf(language, taken)) } })
    return { ...kept, refused, opened: stored.opened, changed }
  }
  const outcome = await saveMetric(context, editionContext, code, input, basis)
  if (outcome.ok) return { ...kept, saved: outcome.isChanged }
  if (outcome.why !== 'invalid') return { ...kept, problems: [{ field: 'form', why: outcome.why }] }
  return { ...kept, problems: outcome.problems.map((problem) => toFieldProblem(problem, fields, stored)) }
}

/** Removes a metric on which nothing rests, and says what does otherwise. */
export async function takeMetricRemoval(
  context: RequestContext,
  editionContext: EditionContext,
  code: string,
  sent: Pick<RefusedForm, 'intent' | 'typed'>,
): Promise<MetricAnswer> {
  const outcome = await deleteMetric(context, editionContext.festival, code)
  const kept = { intent: 'delete' as const, refused: refusalOf(sent), opened: writeOpened({}), changed: [] }
  if (outcome.ok) return { ...kept, saved: true, problems: [], rests: [] }
  if (outcome.why === 'rests') return { ...kept, saved: null, problems: [], rests: outcome.rests }
  return { ...kept, saved: null, problems: [{ field: 'form', why: outcome.why }], rests: [] }
}

const nothingMerged = { taken: {}, changed: [] }

/** A box that is not ticked is not sent; any other field that was not sent stays as it is stored. */
function readFields(typed: Readonly<Record<string, string>>, { fields, mayDeclare }: MetricForm): MetricFields {
  const isAsked = (name: string) => mayDeclare || !['declared', 'evidence'].includes(name)
  return Object.fromEntries(
    Object.keys(fields).map((name) => [
      name,
      typed[name] ?? (tickedFields.some((item) => item === name) && isAsked(name) ? '' : (fields[name] ?? '')),
    ]),
  )
}

/** Numbers in the spelling in which they are stored, where they mean the same. */
function spelled(now: MetricFields, yours: MetricFields): MetricFields {
  return Object.fromEntries(
    Object.entries(yours).map(([name, text]) => {
      const own = now[name] ?? ''
      const isSame = isNumberField(name) && text.trim() !== '' && own !== '' && readNumber(text) === Number(own)
      return [name, isSame ? own : text.trim()]
    }),
  )
}

const inDigitsOf = (language: Language, fields: Partial<MetricFields>): MetricFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text = '']) => [
      name,
      isNumberField(name) ? formatDigits(text, language) : text,
    ]),
  )

function toInput(
  fields: MetricFields,
  { slots, mayDeclare }: MetricForm,
): { input: MetricInput & { code?: string | undefined }; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const text = (name: string) => (fields[name] ?? '').trim()
  const numberIn = (name: string): number | null => {
    const value = text(name) ? readNumber(text(name)) : null
    if (value !== null && Number.isNaN(value)) problems.push({ field: name, why: 'bad-number' })
    return value
  }
  const partOf = Array.from({ length: slots }, (_, index) => index + 1).flatMap((slot) => {
    const metric = text(`whole${slot}`)
    if (!metric) return []
    const times = numberIn(`times${slot}`) ?? 1
    if (times <= 0) problems.push({ field: `times${slot}`, why: 'bad-number' })
    return [{ metric, times }]
  })
  const overPeriods = (['adds-up', 'grows'] as const).find((item) => item === text('overPeriods')) ?? null
  const declared = text('declared')
    ? {
        helpFa: text('helpFa').slice(0, 1000),
        helpEn: text('helpEn').slice(0, 1000),
        needsEvidence: text('evidence') === 'yes',
      }
    : null
  return {
    input: {
      code: text('code') || undefined,
      titleFa: text('titleFa').slice(0, 300),
      titleEn: text('titleEn').slice(0, 300),
      unit: text('unit').slice(0, 40) || 'count',
      decimals: Math.min(6, Math.max(0, Math.trunc(Number(text('decimals'))) || 0)),
      mayBeNegative: text('mayBeNegative') === 'yes',
      lowest: numberIn('lowest'),
      highest: numberIn('highest'),
      overPeriods,
      partOf,
      declared: mayDeclare ? declared : undefined,
    },
    problems,
  }
}

/** What is wrong, beside the field that shows it. */
function toFieldProblem(problem: MetricProblem, fields: MetricFields, { others, slots }: MetricForm): FieldProblem {
  const { field, why } = problem
  const found = 'found' in problem && problem.found ? { found: problem.found } : {}
  const code = 'part' in problem ? problem.part : 'detail' in problem ? problem.detail : undefined
  const named = others.find((item) => item.code === code)
  const about = named ? { named } : code === undefined ? {} : { detail: code }
  const slot = Array.from({ length: slots }, (_, index) => index + 1).find((item) => {
    const chosen = fields[`whole${item}`] ?? ''
    return chosen !== '' && (code === undefined || code === chosen)
  })
  return { field: field === 'partOf' && slot !== undefined ? `whole${slot}` : field, why, ...about, ...found }
}
