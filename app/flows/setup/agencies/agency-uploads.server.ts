import { gunzipSync } from 'node:zlib'
import {
  type AgencyUpload,
  createAgencyUpload,
  findChoicesOfLayout,
  markUploadTaken,
} from '../../../../db/queries/agency-uploads'
import { findBody } from '../../../../db/queries/pulls'
import type { OfficeFile, OfficeTask } from '../../../../sources/sheets/read-office-file'
import type { SheetFile } from '../../../../sources/sheets/read-sheet'
import type { Refusal } from '../../../../sources/sheets/refusal'
import type { EditionPlace } from '../../../access/edition-context.server'
import { mediaTypeOf } from '../../../exports/media-type'
import { expectFound } from '../../../expect/expect-found'
import { reachOf } from '../../../policy/policy.server'
import type { RequestContext } from '../../../policy/request-context'
import { largestFileBytes } from '../../../settings/settings.server'
import { readOfficeFileOnThread } from '../../../workers/sheet-threads.server'
import { storeBytes } from '../../files/keep-file.server'
import { type SheetRow, toAgencyRows } from './agency-rows'
import { listNumberNames } from './number-names.server'
import { type AgencyComparison, compareAgencyRows } from './compare-agencies.server'
import { type SavedAgencies, saveAgencyRows } from './save-agencies.server'
import { type UploadChoices, noChoices, readKeptChoices, toReaderMeaning } from './upload-choices'

/** How a file is read: on a thread, so that a hostile one costs no more than that. */
type ReadOffice = (task: OfficeTask) => Promise<OfficeFile | Refusal>

type Where = Pick<EditionPlace, 'festival' | 'edition'>

export type KeptUpload =
  | { ok: true; id: number; choices: UploadChoices }
  | { ok: false; why: 'not-allowed' | 'no-file' | 'too-large' }
  | { ok: false; why: 'refused'; refusal: Refusal }

/**
 * Keeps a spreadsheet of agencies as it was given; no agency changes. A file that cannot be read is not kept. The
 * choices that were made for the last file with the same headings come back.
 */
export async function keepAgencyUpload(
  context: RequestContext,
  where: Where,
  file: SheetFile,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<KeptUpload> {
  const { db, viewer } = context
  const { festival, edition } = where
  const by = viewer.user?.id
  if (by === undefined || !reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  const { bytes, fileName } = file
  if (bytes.length === 0) return { ok: false, why: 'no-file' }
  if (bytes.length > (await largestFileBytes(db, festival.id))) return { ok: false, why: 'too-large' }
  const read = await readAgencyFile(context, where, file, noChoices, readOffice)
  if (!read.ok) return { ok: false, why: 'refused', refusal: read }
  const mediaType = mediaTypeOf(`.${endingOf(read)}`)
  const id = await db.transaction(async (tx) => {
    const given = { name: fileName, mediaType, bytes, by }
    const fileId = await storeBytes({ ...context, db: tx }, where, given, `edition:${edition.code}`)
    return createAgencyUpload(tx, { editionId: edition.id, fileId })
  })
  const kept = readKeptChoices(await findChoicesOfLayout(db, festival.id, read.layout))
  return { ok: true, id, choices: { ...noChoices, ...kept } }
}

function endingOf({ workbook: { format, text } }: OfficeFile): string {
  if (format !== 'text') return format
  return text?.delimiter === '\t' ? 'tsv' : 'csv'
}

export interface ReadUpload {
  ok: true
  file: OfficeFile
  rows: SheetRow[]
}

/** The rows of an upload by what a person chose. The file is the one that was kept, whatever a browser says. */
export async function readAgencyUpload(
  context: Pick<RequestContext, 'db'>,
  where: Where,
  { file: { sha256, name } }: Pick<AgencyUpload, 'file'>,
  choices: UploadChoices,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<ReadUpload | Refusal> {
  const bytes = new Uint8Array(gunzipSync(expectFound(await findBody(context.db, sha256), `the bytes of ${name}`)))
  const file = await readAgencyFile(context, where, { fileName: name, bytes }, choices, readOffice)
  return file.ok ? { ok: true, file, rows: toAgencyRows(file) } : file
}

async function readAgencyFile(
  { db }: Pick<RequestContext, 'db'>,
  { edition }: Where,
  file: SheetFile,
  { table, meanings, answers }: UploadChoices,
  readOffice: ReadOffice,
): Promise<OfficeFile | Refusal> {
  const read = Object.entries(meanings).map(([column, meaning]) => [column, toReaderMeaning(meaning)] as const)
  return readOffice({
    file,
    metrics: await listNumberNames(db, edition),
    choice: table,
    meanings: Object.fromEntries(read),
    answers,
  })
}

/** The rows of an upload beside what is stored. Nothing changes. */
export async function compareAgencyUpload(
  context: Pick<RequestContext, 'db'>,
  where: Where,
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
  where: Where,
  upload: AgencyUpload,
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
