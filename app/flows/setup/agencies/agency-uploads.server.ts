import { type Upload, markUploadTaken } from '../../../../db/queries/uploads'
import type { OfficeFile } from '../../../../sources/sheets/read-office-file'
import type { SheetFile } from '../../../../sources/sheets/read-sheet'
import type { Refusal } from '../../../../sources/sheets/refusal'
import type { FestivalEdition } from '../../../access/edition-context.server'
import type { RequestContext } from '../../../policy/request-context'
import { readOfficeFileOnThread } from '../../../workers/sheet-threads.server'
import { toReaderMeanings } from '../chosen-meaning'
import { type ReadOffice, type RefusedUpload, keepUpload, openUpload } from '../keep-upload.server'
import { type SheetRow, toAgencyRows } from './agency-rows'
import { type AgencyComparison, compareAgencyRows } from './compare-agencies.server'
import { listNumberNames } from './number-names.server'
import { type SavedAgencies, saveAgencyRows } from './save-agencies.server'
import { type UploadChoices, noChoices, readKeptChoices } from './upload-choices'

export type KeptUpload = { ok: true; id: number; choices: UploadChoices } | RefusedUpload

/**
 * Keeps a spreadsheet of agencies as it was given; no agency changes. The choices that were made for the last file with
 * the same headings come back.
 */
export async function keepAgencyUpload(
  context: RequestContext,
  where: FestivalEdition,
  file: SheetFile,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<KeptUpload> {
  const kept = await keepUpload(context, where, 'agencies', file, () =>
    readAgencyFile(context, where, file, noChoices, readOffice),
  )
  return kept.ok ? { ok: true, id: kept.id, choices: { ...noChoices, ...readKeptChoices(kept.keptChoices) } } : kept
}

export interface ReadUpload {
  ok: true
  file: OfficeFile
  rows: SheetRow[]
}

/** The rows of an upload by what a person chose. The file is the one that was kept, whatever a browser says. */
export async function readAgencyUpload(
  context: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  upload: Pick<Upload, 'file'>,
  choices: UploadChoices,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<ReadUpload | Refusal> {
  return readAgencyRows(context, where, await openUpload(context.db, upload), choices, readOffice)
}

/** The rows of a file that is not kept yet, as the command line has it. */
export async function readAgencyRows(
  context: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  given: SheetFile,
  choices: UploadChoices,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<ReadUpload | Refusal> {
  const file = await readAgencyFile(context, where, given, choices, readOffice)
  return file.ok ? { ok: true, file, rows: toAgencyRows(file) } : file
}

async function readAgencyFile(
  { db }: Pick<RequestContext, 'db'>,
  { edition }: FestivalEdition,
  file: SheetFile,
  { table, meanings, answers }: UploadChoices,
  readOffice: ReadOffice,
): Promise<OfficeFile | Refusal> {
  return readOffice({
    file,
    metrics: await listNumberNames(db, edition),
    choice: table,
    meanings: toReaderMeanings(meanings),
    answers,
  })
}

/** The rows of an upload beside what is stored. Nothing changes. */
export async function compareAgencyUpload(
  context: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  { rows }: ReadUpload,
): Promise<AgencyComparison> {
  return compareAgencyRows(
    context,
    where,
    rows.map(({ input }) => input),
  )
}

export type TakenUpload = SavedAgencies | { ok: false; why: 'refused'; refusal: Refusal }

/**
 * Stores what the rows of an upload add and change, by the `basis` of the changes that were shown. The log leads back
 * to the file.
 */
export async function takeAgencyUpload(
  context: RequestContext,
  where: FestivalEdition,
  upload: Upload,
  choices: UploadChoices,
  basis: string,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<TakenUpload> {
  const read = await readAgencyUpload(context, where, upload, choices, readOffice)
  if (!read.ok) return { ok: false, why: 'refused', refusal: read }
  const { id, name, sha256 } = upload.file
  const { meanings, answers } = choices
  return saveAgencyRows(
    context,
    where,
    read.rows.map(({ input }) => input),
    basis,
    {
      told: { file: { id, name, sha256, sheet: read.file.table.sheetName } },
      also: (tx) =>
        markUploadTaken(tx, upload.id, {
          takenAt: context.now,
          layout: read.file.layout,
          choices: { meanings, answers },
        }),
    },
  )
}
