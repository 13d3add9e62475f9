import type { Db } from '../../../db/database'
import { createCounties, createServices } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import type { Festival } from '../../../db/queries/festivals'
import { createMetrics, listMetrics } from '../../../db/queries/observations'
import {
  listAgencies,
  listServices,
  updateCounty,
  updateFestival,
  updateMetric,
  updateService,
} from '../../../db/queries/organisation-changes'
import { foldPersian } from '../../../db/fold-persian'
import {
  type AgencyInput,
  type AgencyProblem,
  type PlannedAgency,
  type StoredAgency,
  planAgencies,
} from '../setup/agencies/agency-plan'
import { applyAgencies } from '../setup/agencies/apply-agencies.server'
import { listBrokenSettings } from '../setup/metric-settings.server'
import { loadOrganisation } from '../setup/agencies/stored-organisation.server'
import { saveSetting } from '../../../db/queries/settings'
import { readOwnSettings } from '../../settings/settings.server'
import { type FestivalDocument, festivalSettingNames } from './pack'
import {
  type FieldChange,
  type KeptWhy,
  type PackDifference,
  isSame,
  listFieldChanges,
  missing,
} from './pack-difference'
import { PackError, problem } from './pack-problem'
import type { Pack } from './read-pack.server'
import { expectFound } from '../../expect/expect-found'

/**
 * Brings what is stored of a festival to what its pack says, and names each difference: added, changed, or kept with
 * the reason. Nothing is removed. The caller holds the festival's lock, since attributes count from a moment on. Where
 * a source of the pack registers agencies, those that are not in the pack are meant to be there.
 */
export async function syncOrganisation(
  tx: Db,
  festival: Festival,
  { festival: document, sources }: Pick<Pack, 'festival' | 'sources'>,
  now: Date,
): Promise<PackDifference[]> {
  const registers = sources.some(({ mapping }) => mapping.agency.register !== undefined)
  return [
    ...(await syncFestival(tx, festival, document)),
    ...(await syncCounties(tx, festival.id, document.counties)),
    ...(await syncAgencies(tx, festival.id, document.agencies, now)).filter(
      ({ field, why }) => !(registers && field === undefined && why === 'not-in-pack'),
    ),
    ...(await syncServices(tx, festival.id, document.services)),
    ...(await syncMetrics(tx, festival.id, document.metrics)),
    ...(document.settings ? await syncSettings(tx, festival.id, document.settings, now) : []),
  ]
}

const added = (subject: string): PackDifference => ({ subject, outcome: 'added' })

/** What differs in the fields of two records, with the fields that may change applied by `apply`. */
export async function syncFields<Row extends object>(
  subject: string,
  before: Row,
  after: Partial<Row>,
  apply: (change: Partial<Row>) => Promise<void>,
  keep: (field: keyof Row & string) => KeptWhy | null = () => null,
): Promise<PackDifference[]> {
  const differences = listFieldChanges(before, after).map((fieldChange): PackDifference => {
    const why = keep(fieldChange.field)
    const values = { subject, ...fieldChange }
    return why ? { ...values, outcome: 'kept', why } : { ...values, outcome: 'changed' }
  })
  const change = Object.fromEntries(
    differences.flatMap(({ field, after: value, outcome }) => (outcome === 'changed' && field ? [[field, value]] : [])),
  )
  if (Object.keys(change).length) await apply(change as Partial<Row>)
  return differences
}

async function syncFestival(tx: Db, festival: Festival, { title, note, calendar, isDemo }: FestivalDocument) {
  const after = {
    titleFa: title.fa,
    titleEn: title.en,
    noteFa: note?.fa ?? null,
    noteEn: note?.en ?? null,
    calendar,
    isDemo,
  }
  const keep = (field: string) => (field === 'calendar' || field === 'isDemo' ? 'fixed-once-stored' : null)
  return syncFields<Festival>('festival', festival, after, (change) => updateFestival(tx, festival.id, change), keep)
}

async function syncCounties(
  tx: Db,
  festivalId: number,
  counties: FestivalDocument['counties'],
): Promise<PackDifference[]> {
  const known = new Map((await listCounties(tx, festivalId)).map((row) => [row.code, row]))
  const rows = counties.map(({ title, tile, ...own }) => ({
    ...own,
    titleFa: title.fa,
    titleEn: title.en,
    tileColumn: tile?.column ?? null,
    tileRow: tile?.row ?? null,
  }))
  const isNew = rows.filter(({ code }) => !known.has(code))
  await createCounties(
    tx,
    isNew.map((row) => ({ ...row, festivalId })),
  )
  const differences = isNew.map(({ code }) => added(`county ${code}`))
  for (const row of rows) {
    const before = known.get(row.code)
    if (before)
      differences.push(
        ...(await syncFields(`county ${row.code}`, before, row, (change) => updateCounty(tx, before.id, change))),
      )
  }
  return [...differences, ...leftOver(known, rows).map((code) => missing(`county ${code}`))]
}

async function syncAgencies(
  tx: Db,
  festivalId: number,
  agencies: FestivalDocument['agencies'],
  now: Date,
): Promise<PackDifference[]> {
  const organisation = await loadOrganisation(tx, festivalId)
  const known = new Map(organisation.agencies.map((agency) => [agency.code, agency]))
  const { rows, kept } = planAgencies(
    organisation,
    agencies.map((item) => toInput(item, known.get(item.code))),
  )
  refuseProblems(agencies, rows)
  await applyAgencies(tx, festivalId, organisation, rows, now)
  return [
    ...rows.filter(({ outcome }) => outcome === 'new').map(({ code }) => added(`agency ${code}`)),
    ...rows.flatMap(({ code, changes }, index) => {
      const item = expectFound(agencies[index], `the agency ${code}`)
      const before = known.get(item.code)
      return [
        ...changes.map((change) => toDifference(`agency ${code}`, change)),
        ...(before ? listNamesLeftOut(item, before) : []),
      ]
    }),
    ...kept.map((code) => missing(`agency ${code}`)),
  ]
}

/** A pack says all of an agency: a number that it leaves out is not known any more. */
function toInput(
  { title, attributes, ...item }: FestivalDocument['agencies'][number],
  before: StoredAgency | undefined,
): AgencyInput {
  const gone = Object.keys(before?.attributes ?? {}).map((name) => [name, null] as const)
  return { ...item, titleFa: title.fa, titleEn: title.en, attributes: { ...Object.fromEntries(gone), ...attributes } }
}

function toDifference(subject: string, { field, before, after }: FieldChange): PackDifference {
  const values = before === null && field === 'name' ? { after } : { before, after }
  return { subject, field, ...values, outcome: 'changed' }
}

/** Names that the pack leaves out stay, since sources may use them. */
function listNamesLeftOut(
  { code, title, aliases }: FestivalDocument['agencies'][number],
  before: StoredAgency,
): PackDifference[] {
  const wanted = new Set([title.fa, title.en, ...aliases, before.titleFa, before.titleEn].map(foldPersian))
  return [...before.names]
    .filter((name) => !wanted.has(name))
    .map((name) => ({ subject: `agency ${code}`, field: 'name', before: name, outcome: 'kept', why: 'not-in-pack' }))
}

/**
 * One name means one agency: a pack that gives a name to two, or the name of another one, is refused with all such
 * names.
 */
function refuseProblems(agencies: FestivalDocument['agencies'], rows: readonly PlannedAgency[]) {
  const problems = rows.flatMap(({ problems: own }, index) => {
    const where = `agency ${agencies[index]?.code ?? ''}`
    return own.map(({ why, name, field, detail }) =>
      why === 'name-taken'
        ? problem(
            where,
            `نام «${name}» پیش از این به معنی «${detail}» است؛ هر نام یک دستگاه را می‌رساند.`,
            `its name “${name}” means ${detail} already; a name means one agency`,
          )
        : problem(`${where}, ${field}`, whyNot[why](detail), `${why} (${detail})`),
    )
  })
  if (problems.length) throw new PackError(problems)
}

const whyNot: Record<Exclude<AgencyProblem['why'], 'name-taken'>, (detail: string) => string> = {
  unread: (detail) => `«${detail}» خوانده نشد.`,
  'no-name': () => 'نام ندارد.',
  'bad-code': (detail) => `«${detail}» نمی‌تواند کد باشد: تا ۴۰ حرف لاتین، رقم، نقطه، خط تیره و زیرخط.`,
  'too-long': (detail) => `«${detail}» بلندتر از ۳۰۰ نویسه است.`,
  twice: (detail) => `«${detail}» دو بار آمده است.`,
  'unknown-county': (detail) => `شهرستان «${detail}» در بسته نیست.`,
  'unknown-parent': (detail) => `دستگاه بالادست «${detail}» در بسته نیست.`,
  'parent-circle': (detail) => `دستگاه بالادست «${detail}» خود زیرمجموعهٔ همین دستگاه است.`,
}

async function syncServices(
  tx: Db,
  festivalId: number,
  services: FestivalDocument['services'],
): Promise<PackDifference[]> {
  const agencies = new Map((await listAgencies(tx, festivalId)).map(({ code, id }) => [code, id]))
  const codeById = new Map([...agencies].map(([code, id]) => [id, code]))
  const known = new Map((await listServices(tx, festivalId)).map((row) => [row.code, row]))
  const isNew = services.filter(({ code }) => !known.has(code))
  await createServices(
    tx,
    isNew.map(({ code, title, agency }) => ({
      festivalId,
      code,
      titleFa: title.fa,
      titleEn: title.en,
      agencyId: expectFound(agencies.get(agency), `the agency ${agency}`),
    })),
  )
  const differences = isNew.map(({ code }) => added(`service ${code}`))
  for (const { code, title, agency } of services) {
    const before = known.get(code)
    if (!before) continue
    const was = {
      titleFa: before.titleFa,
      titleEn: before.titleEn,
      agency: expectFound(codeById.get(before.agencyId), `the agency of the service ${code}`),
    }
    const keep = (field: string) => (field === 'agency' ? 'fixed-once-stored' : null)
    differences.push(
      ...(await syncFields(
        `service ${code}`,
        was,
        { titleFa: title.fa, titleEn: title.en, agency },
        ({ agency: _, ...change }) => updateService(tx, before.id, change),
        keep,
      )),
    )
  }
  return [...differences, ...leftOver(known, services).map((code) => missing(`service ${code}`))]
}

async function syncMetrics(
  tx: Db,
  festivalId: number,
  metrics: FestivalDocument['metrics'],
): Promise<PackDifference[]> {
  const known = new Map((await listMetrics(tx, festivalId)).map((row) => [row.code, row]))
  const rows = metrics.map(({ title, lowest, highest, overPeriods, sourceOrder: _, ...own }) => ({
    ...own,
    titleFa: title.fa,
    titleEn: title.en,
    lowest: lowest ?? null,
    highest: highest ?? null,
    overPeriods: overPeriods ?? null,
  }))
  const isNew = rows.filter(({ code }) => !known.has(code))
  await createMetrics(
    tx,
    isNew.map((row) => ({ ...row, festivalId })),
  )
  const differences = isNew.map(({ code }) => added(`metric ${code}`))
  const codes = new Set(rows.map(({ code }) => code))
  const wanted = [
    ...rows.map((row) => ({ ...row, ...(known.has(row.code) ? { id: known.get(row.code)?.id } : {}) })),
    ...[...known.values()].filter(({ code }) => !codes.has(code)),
  ]
  for (const row of rows) {
    const before = known.get(row.code)
    if (!before) continue
    const broken = listFieldChanges(before, row).length ? await listBrokenSettings(tx, before, row, wanted) : []
    const kept = new Set(broken.map(({ field }) => field as string))
    differences.push(
      ...(await syncFields(
        `metric ${row.code}`,
        before,
        row,
        (change) => updateMetric(tx, before.id, change),
        (field) => (kept.has(field) ? 'has-values' : null),
      )),
    )
  }
  return [...differences, ...leftOver(known, metrics).map((code) => missing(`metric ${code}`))]
}

async function syncSettings(
  tx: Db,
  festivalId: number,
  settings: NonNullable<FestivalDocument['settings']>,
  now: Date,
): Promise<PackDifference[]> {
  const before = await readOwnSettings(tx, festivalId)
  const differences: PackDifference[] = []
  for (const name of festivalSettingNames) {
    const subject = `setting ${name}`
    const [was, wanted] = [before[name], settings[name]]
    if (isSame(was, wanted)) continue
    if (wanted === undefined) differences.push(missing(subject))
    else {
      await saveSetting(tx, festivalId, name, wanted, now)
      differences.push({ subject, field: 'value', before: was ?? null, after: wanted, outcome: 'changed' })
    }
  }
  return differences
}

function leftOver(known: ReadonlyMap<string, unknown>, rows: readonly { code: string }[]): string[] {
  const codes = new Set(rows.map(({ code }) => code))
  return [...known.keys()].filter((code) => !codes.has(code))
}
