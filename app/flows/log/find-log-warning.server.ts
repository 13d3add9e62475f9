import type { Database } from '../../../db/client.server'
import { listChangeable } from '../../../db/privileges'

/**
 * Whether the database itself keeps this application from changing what it wrote, in a sentence for who runs the
 * server; null: it does.
 */
export async function findLogWarning({ db, kind }: Pick<Database, 'db' | 'kind'>): Promise<string | null> {
  if (kind === 'pglite')
    return 'The embedded database has no roles: who can write its files can change the log. Only hashes and signed checkpoints tell.'
  const changeable = await listChangeable(db)
  if (!changeable.length) return null
  return `The log can be changed by the application’s own role (${changeable.length} append-only tables can). Only hashes and signed checkpoints tell; DATABASE_OWNER_URL keeps the role from it.`
}
