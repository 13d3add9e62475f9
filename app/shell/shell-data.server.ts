import type { Viewer } from '../policy/policy.server'
import { reachesSomewhere } from '../policy/policy.server'
import { countUnread } from '../../db/queries/notices'
import type { Db } from '../../db/database'
import type { Language } from '../i18n/language'
import { readPreferences } from '../settings/preferences.server'
import { tourFor } from './tour.server'

export type ShellData = Awaited<ReturnType<typeof loadShellData>>

/** What stands around every page: whose it is, what waits for that person, and how they like it shown. */
export async function loadShellData(db: Db, viewer: Viewer, request: Request, language: Language) {
  const preferences = readPreferences(request)
  return {
    language,
    preferences,
    tour: tourFor(viewer, preferences, language, new URL(request.url).pathname),
    person: viewer.user && {
      name: viewer.user.name,
      unread: await countUnread(db, viewer.user.id),
      mayCreate: reachesSomewhere(viewer, 'festival.create'),
      seesPeople: reachesSomewhere(viewer, 'people.see'),
      seesAudit: reachesSomewhere(viewer, 'audit.see'),
      seesSettings: reachesSomewhere(viewer, 'settings.see'),
    },
  }
}
