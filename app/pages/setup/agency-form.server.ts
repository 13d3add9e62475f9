import type { Db } from '../../../db/database'
import { foldPersian } from '../../../db/fold-persian'
import { loadRegister } from '../../../db/queries/agencies'
import { findCourse } from '../../../db/queries/courses'
import { findModelVersionFor } from '../../../db/queries/models'
import { listWanted } from '../../../scoring/metric-names'
import type { EditionContext } from '../../access/edition-context.server'
import { type ChangedValue, mergeValues } from '../../edits/merge-values'
import type { AgencyLevel } from '../../flows/setup/agencies/agency-plan'
import { type AgencyRow, findBasis } from '../../flows/setup/agencies/compare-agencies.server'
import { saveAgencyRows } from '../../flows/setup/agencies/save-agencies.server'
import { loadOrganisation, loadParticipation } from '../../flows/setup/agencies/stored-organisation.server'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import { type RefusedForm, firstTexts, toTyped } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import { formatDigits } from '../../format/number'
import { readNumber } from '../../format/read-number'
import type { Language } from '../../i18n/language'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'
import type { FieldProblem } from './setup-problems'

/**
 * What stands in the form of an agency: texts, so that nothing typed is lost. Numbers of the agency are `number:NAME`.
 */
type AgencyFields = Record<string, string>

const levels: readonly AgencyLevel[] = ['province', 'county', 'city']
const numberPrefix = 'number:'

/** Numbers that every agency is asked for; a model may ask for more. */
const usualNumbers = ['staff', 'women', 'managers'] as const

export type AgencyForm = Awaited<ReturnType<typeof openAgencyForm>>

/** The form of an agency, or of a new one; null where there is no agency of this code. */
export async function openAgencyForm(
  { db }: Pick<RequestContext, 'db'>,
  { festival, edition }: EditionContext,
  code: string | null,
) {
  const isFixed = (await findCourse(db, edition.id)).state !== 'draft'
  const organisation = await loadOrganisation(db, festival.id)
  const { participants, groups } = await loadParticipation(db, edition.id, organisation, isFixed)
  const agency = organisation.agencies.find((item) => item.code === code)
  if (code !== null && !agency) return null
  const part = participants.get(code ?? '')
  const known = Object.keys(agency?.attributes ?? {})
  const numbers = [...new Set([...usualNumbers, ...(await wantedNumbers(db, edition)), ...known])]
  const parent = organisation.agencies.find((item) => item.code === agency?.parent)
  const fields: AgencyFields = {
    titleFa: agency?.titleFa ?? '',
    titleEn: agency?.titleEn ?? '',
    code: code ?? '',
    aliases: '',
    level: agency?.level ?? 'province',
    county: agency?.county ?? '',
    parent: parent?.titleFa ?? '',
    group: part?.group ?? '',
    takesPart: part || code === null ? 'yes' : '',
    competes: part?.competes === false ? '' : 'yes',
    reasonFa: part?.reasonFa ?? '',
    reasonEn: part?.reasonEn ?? '',
    ...Object.fromEntries(numbers.map((name) => [numberPrefix + name, String(agency?.attributes[name] ?? '')])),
  }
  return {
    isNew: code === null,
    isFixed,
    takesPart: part !== undefined,
    fields,
    opened: writeOpened(fields),
    numbers,
    names: [...(agency?.names ?? [])],
    counties: organisation.counties.map(({ code: own, titleFa, titleEn }) => ({ code: own, titleFa, titleEn })),
    groups: groups.map(({ code: own, titleFa, titleEn }) => ({ code: own, titleFa, titleEn })),
  }
}

async function wantedNumbers(db: Db, edition: EditionContext['edition']): Promise<string[]> {
  const version = await findModelVersionFor(db, edition)
  return version ? [...listWanted(storedModel(version)).attributes.keys()] : []
}

export interface AgencyAnswer {
  /** What was typed, with what somebody else saved meanwhile in its place where only that changed. */
  refused: RefusedForm
  opened: string
  saved: boolean | null
  problems: readonly FieldProblem[]
  changed: readonly ChangedValue[]
}

/**
 * Saves the form of an agency. Where somebody else changed the agency since it was opened, the form comes back on what
 * they saved.
 */
export async function takeAgencyForm(
  context: RequestContext,
  editionContext: EditionContext,
  code: string | null,
  sent: Pick<RefusedForm, 'intent' | 'typed'>,
  language: Language,
): Promise<AgencyAnswer | null> {
  const typed = firstTexts(sent.typed)
  const base = readOpened(typed[openedField])
  // Taken first: what changes while the rest is read is found out under the lock.
  const basis = await findBasis(context, editionContext)
  const stored = await openAgencyForm(context, editionContext, code)
  if (!stored) return null
  const fields: AgencyFields = Object.fromEntries(
    Object.keys(stored.fields).map((name) => [
      name,
      typed[name] ?? (isBox(name, stored.isFixed) ? '' : (stored.fields[name] ?? '')),
    ]),
  )
  const kept: AgencyAnswer = {
    refused: refusalOf(sent),
    opened: writeOpened(base ?? {}),
    saved: null,
    problems: [],
    changed: [],
  }
  const { row, problems } = toRow(fields, stored, await loadTaken(context.db, editionContext), code)
  if (problems.length) return { ...kept, problems }
  const { taken, changed } = code === null ? nothingMerged : mergeFields(base, stored.fields, fields)
  if (changed.length) {
    const refused = refusalOf({ ...sent, typed: { ...sent.typed, ...toTyped(inDigitsOf(language, taken)) } })
    return { ...kept, refused, opened: stored.opened, changed }
  }
  const outcome = await saveAgencyRows(context, editionContext, [row], basis)
  if (!outcome.ok) return { ...kept, problems: [{ field: 'form', why: outcome.why }] }
  const [planned] = outcome.changes.rows
  if (!planned || planned.outcome === 'problem')
    return { ...kept, problems: (planned?.problems ?? []).map(({ field, why }) => ({ field, why })) }
  return { ...kept, saved: planned.outcome !== 'same' }
}

/** A box that is not ticked is not sent. Those of the edition are shown while it is a draft. */
const isBox = (name: string, isFixed: boolean) => !isFixed && (name === 'competes' || name === 'takesPart')

/** Numbers that somebody else saved, in the digits of the page. */
const inDigitsOf = (language: Language, fields: Partial<AgencyFields>): AgencyFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text = '']) => [
      name,
      name.startsWith(numberPrefix) ? formatDigits(text, language) : text,
    ]),
  )

const nothingMerged = { taken: {}, changed: [] }

interface Taken {
  codes: ReadonlySet<string>
  /** In folded letters. */
  names: ReadonlySet<string>
}

async function loadTaken(db: Db, { festival }: EditionContext): Promise<Taken> {
  const { agencyByCode, agencyByName } = await loadRegister(db, festival.id)
  return { codes: new Set(agencyByCode.keys()), names: new Set(agencyByName.keys()) }
}

/** Names that are added are in no conflict with anybody's. */
function mergeFields(base: ReturnType<typeof readOpened>, now: AgencyFields, yours: AgencyFields) {
  const comparable = (fields: AgencyFields): AgencyFields => ({ ...fields, aliases: '' })
  return mergeValues<AgencyFields>(base, comparable(now), comparable(spelled(now, yours)))
}

/** Numbers and names in the spelling in which they are stored, where they mean the same. */
function spelled(now: AgencyFields, yours: AgencyFields): AgencyFields {
  return Object.fromEntries(
    Object.entries(yours).map(([name, text]) => {
      const own = now[name] ?? ''
      const isSame = name.startsWith(numberPrefix)
        ? text.trim() !== '' && readNumber(text) === Number(own)
        : foldPersian(text) === foldPersian(own) && name === 'parent'
      return [name, isSame ? own : text.trim()]
    }),
  )
}

function toRow(
  fields: AgencyFields,
  { numbers, isFixed, isNew }: NonNullable<AgencyForm>,
  { codes, names }: Taken,
  code: string | null,
): { row: AgencyRow; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const attributes = Object.fromEntries(
    numbers.map((name) => {
      const text = (fields[numberPrefix + name] ?? '').trim()
      const value = text ? readNumber(text) : null
      if (value !== null && Number.isNaN(value)) problems.push({ field: numberPrefix + name, why: 'bad-number' })
      return [name, value]
    }),
  )
  const competes = fields['competes'] === 'yes'
  const takesPart = fields['takesPart'] === 'yes'
  const part = {
    group: fields['group'] || null,
    competes,
    reasonFa: fields['reasonFa'] ?? '',
    reasonEn: fields['reasonEn'] ?? '',
  }
  const row: AgencyRow = {
    code: code ?? (fields['code']?.trim() || undefined),
    titleFa: fields['titleFa'] ?? '',
    titleEn: fields['titleEn'] ?? '',
    aliases: (fields['aliases'] ?? '').split(/\r?\n/).filter((name) => name.trim()),
    level: levels.find((level) => level === fields['level']),
    county: fields['county'] || null,
    parent: fields['parent'] || null,
    attributes,
    ...(isFixed ? {} : takesPart ? part : { takesPart }),
  }
  if (!row.titleFa?.trim()) problems.push({ field: 'titleFa', why: 'no-name' })
  // A name that somebody has would change that agency instead of making one.
  if (isNew && names.has(foldPersian(row.titleFa ?? ''))) problems.push({ field: 'titleFa', why: 'name-taken' })
  if (isNew && row.code && codes.has(row.code)) problems.push({ field: 'code', why: 'code-taken' })
  return { row, problems }
}
