import type { Db, Transaction } from '../../../../db/database'
import { foldPersian } from '../../../../db/fold-persian'
import { addNamesToFind } from '../../../../db/queries/organisation-changes'
import { lockFestival } from '../../../../db/queries/sources'
import { type Upload, findUpload, markUploadTaken } from '../../../../db/queries/uploads'
import { cellAddress } from '../../../../sources/sheets/grid'
import type { Refusal } from '../../../../sources/sheets/refusal'
import type { FestivalEdition } from '../../../access/edition-context.server'
import { recordEvent } from '../../../audit/audit.server'
import { expectFound } from '../../../expect/expect-found'
import { reachOf, roleIn } from '../../../policy/policy.server'
import type { RequestContext } from '../../../policy/request-context'
import { readOfficeFileOnThread } from '../../../workers/sheet-threads.server'
import { retryWhileChanging } from '../../retry-while-changing.server'
import { type InternalValue, writeInternal } from '../../values/write-internal.server'
import type { ReadOffice } from '../keep-upload.server'
import { type ValueComparison, type ValueToWrite, compareValueUpload, findValueMark } from './compare-values.server'
import { spreadsheetSource } from './spreadsheet-sources'
import { type ValueChoices, toKeptChoices } from './value-choices'
import { listUnknownNames } from './unknown-names'
import { type ReadValues, readValueUpload } from './value-uploads.server'

export type TakenValues =
  | { ok: true; comparison: ValueComparison }
  | { ok: false; why: 'not-allowed' | 'already-taken' }
  | { ok: false; why: 'changed'; comparison: ValueComparison }
  | { ok: false; why: 'refused'; refusal: Refusal }

/** Its values stand and were not taken back: they are taken back before the file is stored otherwise. */
export const isTaken = (upload: Upload): upload is Upload & { takenAt: Date; pullId: number } =>
  upload.pullId !== null && upload.takenAt !== null && upload.takenBackAt === null

/**
 * Stores new and changed values of an upload, by the `basis` of the comparison that a person was shown. The record
 * behind each value says in which cell of which file it stood; the log leads back to the file. With `keepsNames` the
 * names that a person said are agencies become other names of theirs, so that the next file is read without that
 * answer.
 */
export async function takeValueUpload(
  context: RequestContext,
  where: FestivalEdition,
  upload: Upload,
  choices: ValueChoices,
  basis: string,
  keepsNames: boolean,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<TakenValues> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  if (!reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  if (isTaken(upload)) return { ok: false, why: 'already-taken' }
  const read = await readValueUpload(context, where, upload, choices, readOffice)
  if (!read.ok) return { ok: false, why: 'refused', refusal: read }
  const { sheetName } = read.file.table
  return retryWhileChanging(async (): Promise<TakenValues | null> => {
    const comparison = await compareValueUpload(context, where, read)
    if (basis !== comparison.basis) return { ok: false, why: 'changed', comparison }
    return db.transaction(async (tx): Promise<TakenValues | null> => {
      await lockFestival(tx, festival.id)
      if ((await findValueMark(tx, where)) !== comparison.mark) return null
      const stored = await findUpload(tx, edition.id, 'values', upload.id)
      if (!stored || isTaken(stored)) return { ok: false, why: 'already-taken' }
      const pullId = await writeValues(tx, context, where, upload, sheetName, comparison.toWrite)
      const { layout } = read.file
      await markUploadTaken(tx, upload.id, { takenAt: now, layout, choices: toKeptChoices(choices), pullId })
      if (keepsNames) await keepNames({ ...context, db: tx }, where, upload, comparison, read)
      if (pullId === null) return { ok: true, comparison }
      const count = (outcome: string) =>
        comparison.toWrite.filter(({ cells: [cell] }) => cell.outcome === outcome).length
      await recordEvent(tx, viewer, {
        action: 'values.take',
        at: now,
        festivalId: festival.id,
        editionId: edition.id,
        subject: `edition:${edition.id}`,
        after: {
          file: { ...fileOf(upload), sheet: sheetName },
          added: count('new'),
          changed: count('changed'),
          pullId,
        },
      })
      return { ok: true, comparison }
    })
  })
}

/** Names that a person said are agencies become other names of theirs. */
async function keepNames(
  { db: tx, viewer, now }: RequestContext<Transaction>,
  { festival, edition }: FestivalEdition,
  upload: Upload,
  { agencies, agencyIds }: ValueComparison,
  read: ReadValues,
) {
  const said = listUnknownNames(agencies, read.values, read.agencies).flatMap(({ name, agency }) =>
    agency === null ? [] : [{ name, agency }],
  )
  if (!said.length) return
  await addNamesToFind(
    tx,
    festival.id,
    said.map(({ name, agency }) => ({
      agencyId: expectFound(agencyIds.get(agency), `the agency ${agency}`),
      name: foldPersian(name),
    })),
  )
  await recordEvent(tx, viewer, {
    action: 'agency.change',
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    after: { names: said, file: fileOf(upload) },
  })
}

export const fileOf = ({ file: { id, name, sha256 } }: Pick<Upload, 'file'>) => ({ id, name, sha256 })

/** The number of the pull; null where there is nothing to write. */
async function writeValues(
  tx: Db,
  { viewer, now }: RequestContext,
  { festival }: FestivalEdition,
  upload: Upload,
  sheet: string,
  values: readonly ValueToWrite[],
): Promise<number | null> {
  if (!values.length) return null
  const file = fileOf(upload)
  const by = { by: roleIn(viewer, festival.id), at: now.toISOString() }
  const written = values.map(({ cells: [cell], ...value }): InternalValue => {
    const place = { file, sheet, cell: cellAddress(cell.row, cell.column), text: cell.text }
    const said = { agency: cell.agency, metric: cell.metric, from: value.periodFrom, to: value.periodTo }
    return { ...value, raw: { ...place, ...said, status: value.status, value: value.value, ...by } }
  })
  return (await writeInternal(tx, festival, spreadsheetSource, written, now)).pullId
}
