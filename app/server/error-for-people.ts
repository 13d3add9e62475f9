import { DatabaseRoleError } from '../../db/client.server'
import { FolderLockedError } from '../../db/folder-lock.server'
import { OldTablesError } from '../../db/migrate.server'
import { PackError } from '../flows/read-pack.server'
import { EnvironmentError } from './environment'
import { PublishedPasswordsError } from './first-people'
import { PortError } from './listen'

/** Failures whose text says what happened and what to do; a stack would only hide it. */
export function isForPeople(error: unknown): error is Error {
  return [
    DatabaseRoleError,
    EnvironmentError,
    FolderLockedError,
    OldTablesError,
    PackError,
    PortError,
    PublishedPasswordsError,
  ].some((kind) => error instanceof kind)
}
