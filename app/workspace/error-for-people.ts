import { DatabaseRoleError } from '../../db/client.server'
import { FolderLockedError } from '../../db/folder-lock.server'
import { FolderOwnerError } from '../../db/private-folder.server'
import { OpenError } from '../../db/open-error'
import { PackError } from '../flows/packs/pack-problem'
import { EnvironmentError } from '../runtime/environment'
import { PublishedPasswordsError } from '../runtime/start-errors'
import { PortError } from '../runtime/start-errors'

/** Failures whose text says what happened and what to do; a stack would only hide it. */
export function isForPeople(error: unknown): error is Error {
  return [
    DatabaseRoleError,
    EnvironmentError,
    FolderLockedError,
    FolderOwnerError,
    OpenError,
    PackError,
    PortError,
    PublishedPasswordsError,
  ].some((kind) => error instanceof kind)
}
