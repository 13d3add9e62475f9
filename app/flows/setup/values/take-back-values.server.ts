import { z } from 'zod'
import type { Db } from '../../../../db/database'
import { listAgencies } from '../../../../db/queries/organisation-changes'
import { listMetrics, listSumsOfServices } from '../../../../db/queries/observations'
import { listPages } from '../../../../db/queries/pulls'
import { lockFestival } from '../../../../db/queries/sources'
import { type WrittenValue, listWrittenValues } from '../../../../db/queries/stored-values'
import { type Upload, findUpload, markUploadTakenBack } from '../../../../db/queries/uploads'
import type { ValueKind } from '../../../../db/queries/value-kinds'
import { loadBody } from '../../../../sources/fetch-pages'
import type { FestivalEdition } from '../../../access/edition-context.server'
import { recordEvent } from '../../../audit/audit.server'
import { expectFound } from '../../../expect/expect-found'
import { reachOf, roleIn } from '../../../policy/policy.server'
import type { RequestContext } from '../../../policy/request-context'
import { type ImpossibleValue, type ProposedValue, findImpossibleValue } from '../../values/validate-values.server'
import { type InternalValue, writeInternal } from '../../values/write-internal.server'
import { restoringSources } from './spreadsheet-sources'
import { fileOf, isTaken } from './take-values.server'

/** A value of an upload that somebody has changed since, and by what. */
interface ChangedSince {
  /** Codes. */
  agency: string
  metric: string
  periodFrom: string
  by: NonNullable<WrittenValue['laterSource']>
}

export type TakenBackValues =
  | { ok: true; values: number }
  | { ok: false; why: 'not-allowed' | 'no-reason' | 'not-taken' }
  | { ok: false; why: 'changed-since'; changed: ChangedSince[] }
  | { ok: false; why: 'bad-value'; impossible: ImpossibleValue }

/**
 * Takes back all that an upload wrote: each value becomes what stood before it, or no data, as a later revision.
 * Refused as a whole where somebody has decided about one of the values since, or another upload has changed it.
 */
export async function takeBackValueUpload(
  context: RequestContext,
  where: FestivalEdition,
  upload: Upload,
  givenReason: string,
): Promise<TakenBackValues> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  if (!reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  const reason = givenReason.trim()
  if (!reason) return { ok: false, why: 'no-reason' }
  return db.transaction(async (tx): Promise<TakenBackValues> => {
    await lockFestival(tx, festival.id)
    const stored = await findUpload(tx, edition.id, 'values', upload.id)
    if (!stored || !isTaken(stored)) return { ok: false, why: 'not-taken' }
    const names = await loadNames(tx, festival.id)
    const written = await listWrittenValues(tx, stored.pullId, await listRecordedCells(tx, stored.pullId, names))
    const changed = written.flatMap((value) => listChangedSince(names, value))
    if (changed.length) return { ok: false, why: 'changed-since', changed }
    const told = { upload: stored.id, pull: stored.pullId, file: fileOf(stored) }
    const more = { takesBack: told, reason, by: roleIn(viewer, festival.id), at: now.toISOString() }
    const restored = written.map((value) => restore(names, value, more))
    const impossible = await findImpossibleValue(tx, festival.id, await withServices(tx, restored))
    if (impossible) return { ok: false, why: 'bad-value', impossible }
    const pullIds = await writeByKind(tx, where, restored, now)
    await markUploadTakenBack(tx, stored.id, now)
    await recordEvent(tx, viewer, {
      action: 'values.takeBack',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `edition:${edition.id}`,
      before: { file: fileOf(stored), pullId: stored.pullId },
      after: { values: restored.length, pullIds },
      reason,
    })
    return { ok: true, values: restored.length }
  })
}

interface Names {
  metricIds: ReadonlyMap<string, number>
  agencyIds: ReadonlyMap<string, number>
  metricCodes: ReadonlyMap<number, string>
  agencyCodes: ReadonlyMap<number, string>
}

async function loadNames(tx: Db, festivalId: number): Promise<Names> {
  const [metrics, agencies] = await Promise.all([listMetrics(tx, festivalId), listAgencies(tx, festivalId)])
  return {
    metricIds: new Map(metrics.map(({ id, code }) => [code, id])),
    agencyIds: new Map(agencies.map(({ id, code }) => [code, id])),
    metricCodes: new Map(metrics.map(({ id, code }) => [id, code])),
    agencyCodes: new Map(agencies.map(({ id, code }) => [id, code])),
  }
}

const Records = z.array(z.object({ agency: z.string(), metric: z.string(), from: z.string() }))

/** What the records of a pull speak of: observations are found by metric, agency and period, and not by their pull. */
async function listRecordedCells(tx: Db, pullId: number, { metricIds, agencyIds }: Names) {
  const [page] = await listPages(tx, pullId)
  if (!page) return []
  const text = Buffer.from(await loadBody({ db: tx }, page.bodySha256)).toString()
  return Records.parse(JSON.parse(text)).map(({ agency, metric, from }) => ({
    metricId: expectFound(metricIds.get(metric), `the metric ${metric}`),
    agencyId: expectFound(agencyIds.get(agency), `the agency ${agency}`),
    periodFrom: from,
  }))
}

const restoring: ReadonlySet<string> = new Set(Object.values(restoringSources).map(({ code }) => code))

/** A later upload that was taken back left what had been written here before it. */
function listChangedSince({ metricCodes, agencyCodes }: Names, value: WrittenValue): ChangedSince[] {
  const { metricId, agencyId, periodFrom, laterSource, standsAgain } = value
  if (!laterSource || (standsAgain && restoring.has(laterSource.code))) return []
  return [
    {
      agency: agencyCodes.get(agencyId) ?? '',
      metric: metricCodes.get(metricId) ?? '',
      periodFrom,
      by: laterSource,
    },
  ]
}

interface Restored {
  kind: ValueKind
  value: InternalValue
}

/** What agencies come to with what is restored: single services go on beside it. */
async function withServices(tx: Db, restored: readonly Restored[]): Promise<ProposedValue[]> {
  const values = restored.map(({ value }) => value)
  const sums = await listSumsOfServices(tx, values)
  return values.map((value, index) => {
    const sum = sums[index] ?? 0
    return sum ? { ...value, status: 'reported', value: value.value + sum } : value
  })
}

/** The value of the agency as a whole, as it stood: services are no part of it. */
function restore(
  { metricCodes, agencyCodes }: Names,
  { metricId, agencyId, periodFrom, periodTo, before }: WrittenValue,
  more: Readonly<Record<string, unknown>>,
): Restored {
  const { status, value } = before ?? { status: 'no-data' as const, value: 0 }
  const to = before?.periodTo ?? periodTo
  const said = { agency: agencyCodes.get(agencyId), metric: metricCodes.get(metricId), from: periodFrom, to }
  return {
    kind: before?.kind ?? 'measured',
    value: {
      metricId,
      agencyId,
      periodFrom,
      periodTo: to,
      status,
      value,
      isBesideServices: true,
      raw: { ...more, ...said, status, value },
    },
  }
}

async function writeByKind(
  tx: Db,
  { festival }: FestivalEdition,
  restored: readonly Restored[],
  now: Date,
): Promise<number[]> {
  const pullIds: number[] = []
  for (const source of Object.values(restoringSources)) {
    const own = restored.filter(({ kind }) => kind === source.kind).map(({ value }) => value)
    if (own.length) pullIds.push((await writeInternal(tx, festival, source, own, now)).pullId)
  }
  return pullIds
}
