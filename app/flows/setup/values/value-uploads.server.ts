import { listMetrics } from '../../../../db/queries/observations'
import { type Upload, findChoicesOfLayout } from '../../../../db/queries/uploads'
import type { OfficeFile } from '../../../../sources/sheets/read-office-file'
import type { SheetFile } from '../../../../sources/sheets/read-sheet'
import type { Refusal } from '../../../../sources/sheets/refusal'
import type { FestivalEdition } from '../../../access/edition-context.server'
import type { RequestContext } from '../../../policy/request-context'
import { readOfficeFileOnThread } from '../../../workers/sheet-threads.server'
import { toReaderMeanings } from '../chosen-meaning'
import { type ReadOffice, type RefusedUpload, keepUpload, openUpload } from '../keep-upload.server'
import { toNamedMetrics } from './named-metrics'
import { type SheetValue, toSheetValues } from './sheet-values'
import { type ValueChoices, noValueChoices, readKeptValueChoices } from './value-choices'

/**
 * Keeps a spreadsheet of values as it was given; no value changes. The choices that were made for the last file with
 * the same headings come back.
 */
export async function keepValueUpload(
  context: RequestContext,
  where: FestivalEdition,
  file: SheetFile,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<{ ok: true; id: number; choices: ValueChoices } | RefusedUpload> {
  const kept = await keepUpload(
    context,
    where,
    'values',
    file,
    async () => (await readFile(context, where, file, noValueChoices, readOffice)).file,
  )
  return kept.ok ? { ok: true, id: kept.id, choices: readKeptValueChoices(kept.keptChoices) } : kept
}

export interface ReadValues {
  ok: true
  file: OfficeFile
  values: SheetValue[]
  /** Names that a person said are agencies. */
  agencies: ValueChoices['agencies']
}

/** The values of an upload by what a person chose. */
export async function readValueUpload(
  context: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  upload: Pick<Upload, 'file'>,
  choices: ValueChoices,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<ReadValues | Refusal> {
  return readValueFile(context, where, await openUpload(context.db, upload), choices, readOffice)
}

/** The same of a file that is not kept. */
export async function readValueFile(
  context: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  given: SheetFile,
  choices: ValueChoices,
  readOffice: ReadOffice = readOfficeFileOnThread,
): Promise<ReadValues | Refusal> {
  const { file, named } = await readFile(context, where, given, choices, readOffice)
  return file.ok
    ? { ok: true, file, values: toSheetValues(file, named, choices.period), agencies: choices.agencies }
    : file
}

/** The choices that were made for the last file with the same headings, of a file that is not kept. */
export async function findKeptValueChoices(
  { db }: Pick<RequestContext, 'db'>,
  { festival }: FestivalEdition,
  { layout }: Pick<OfficeFile, 'layout'>,
): Promise<ValueChoices> {
  return readKeptValueChoices(await findChoicesOfLayout(db, festival.id, 'values', layout))
}

async function readFile(
  { db }: Pick<RequestContext, 'db'>,
  { festival }: FestivalEdition,
  file: SheetFile,
  { table, meanings, answers, headings, metric }: ValueChoices,
  readOffice: ReadOffice,
) {
  const named = toNamedMetrics(await listMetrics(db, festival.id))
  const read = await readOffice({
    file,
    metrics: named,
    choice: table,
    meanings: toReaderMeanings(meanings),
    headings: toReaderMeanings(headings),
    answers,
    onlyMetric: metric ?? undefined,
  })
  return { file: read, named }
}
