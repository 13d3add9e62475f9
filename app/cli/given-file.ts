import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { findByName, findPersonWithGrants } from '../../db/queries/people'
import { type Upload, type UploadKind, findUpload } from '../../db/queries/uploads'
import type { SheetFile } from '../../sources/sheets/read-sheet'
import type { FestivalEdition } from '../access/edition-context.server'
import { operatorOf } from '../access/viewer.server'
import { expectFound } from '../expect/expect-found'
import type { Viewer } from '../policy/policy.server'
import type { RequestContext } from '../policy/request-context'
import { largestFileBytes } from '../settings/settings.server'
import { chooseEdition } from './choose-festivals'
import { type CommandContext, UsageError } from './command'

/** How a command names an edition and the person who gives a file; without them: the newest, and nobody. */
interface Named {
  festival?: string | undefined
  edition?: string | undefined
  by?: string | undefined
}

/** A file that a command brings into an edition, as if a person had given it on the page. */
export async function openGivenFile({ workspace, folder }: CommandContext, name: string, named: Named) {
  const { db } = workspace.database
  const where = await chooseEdition(db, named.festival, named.edition)
  const viewer = named.by === undefined ? operatorOf('cli') : await findGiver({ db }, named.by)
  const file = await openSheet(path.resolve(folder, name), await largestFileBytes(db, where.festival.id))
  return { context: { db, viewer, now: new Date() }, where, file }
}

/** Keeps a given file and takes it over as the page does. Why nothing was stored; null where it was. */
export async function storeGivenFile(
  { db }: Pick<RequestContext, 'db'>,
  { edition }: FestivalEdition,
  kind: UploadKind,
  keep: () => Promise<{ ok: true; id: number } | { ok: false; why: string }>,
  take: (upload: Upload) => Promise<{ ok: true } | { ok: false; why: string }>,
): Promise<string | null> {
  const kept = await keep()
  if (!kept.ok) return kept.why
  const taken = await take(expectFound(await findUpload(db, edition.id, kind, kept.id), 'the upload'))
  return taken.ok ? null : taken.why
}

/** The person with what they are, as if they had given a file on the page. */
async function findGiver({ db }: Pick<RequestContext, 'db'>, name: string): Promise<Viewer> {
  const person = await findByName(db, name)
  const row = person && (await findPersonWithGrants(db, person.id))
  if (!row) throw new UsageError(`There is nobody called “${name}”`)
  const { id, banned } = row.person
  return { user: { id, name: row.person.name }, grants: banned ? [] : row.grants, origin: 'cli' }
}

async function openSheet(file: string, mostBytes: number): Promise<SheetFile> {
  const info = await stat(file).catch(() => null)
  if (!info?.isFile()) throw new UsageError(`There is no file ${file}`)
  if (info.size > mostBytes) throw new UsageError(`${file} is larger than ${mostBytes / 1_000_000} megabytes`)
  return { fileName: path.basename(file), bytes: new Uint8Array(await readFile(file)) }
}
