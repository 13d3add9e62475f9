import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { findByName, findPersonWithGrants } from '../../db/queries/people'
import type { SheetFile } from '../../sources/sheets/read-sheet'
import type { Viewer } from '../policy/policy.server'
import type { RequestContext } from '../policy/request-context'
import { UsageError } from './command'

/** The person with what they are, as if they had given a file on the page. */
export async function findGiver({ db }: Pick<RequestContext, 'db'>, name: string): Promise<Viewer> {
  const person = await findByName(db, name)
  const row = person && (await findPersonWithGrants(db, person.id))
  if (!row) throw new UsageError(`There is nobody called “${name}”`)
  const { id, banned } = row.person
  return { user: { id, name: row.person.name }, grants: banned ? [] : row.grants, origin: 'cli' }
}

export async function openSheet(file: string, mostBytes: number): Promise<SheetFile> {
  const info = await stat(file).catch(() => null)
  if (!info?.isFile()) throw new UsageError(`There is no file ${file}`)
  if (info.size > mostBytes) throw new UsageError(`${file} is larger than ${mostBytes / 1_000_000} megabytes`)
  return { fileName: path.basename(file), bytes: new Uint8Array(await readFile(file)) }
}
