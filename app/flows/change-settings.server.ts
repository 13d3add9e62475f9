import { isDeepStrictEqual } from 'node:util'
import { holdSettings, removeSetting, saveSetting } from '../../db/queries/settings'
import { recordEvent } from '../audit/audit.server'
import type { Asking } from '../access/edition-place.server'
import { type SettingName, type Settings, settingNames } from '../settings/settings'
import { readOwnSettings } from '../settings/settings.server'

/** What a form wants of each setting it knows; null: nothing of its own. */
export type SettingWishes = { readonly [Name in SettingName]?: Settings[Name] | null }

/** Sets what is wanted in a festival or the installation, each change with an event of its own; gives the names that changed. */
export async function changeSettings(
  { db, viewer, now }: Asking,
  festivalId: number | null,
  wishes: SettingWishes,
  reason: string | null = null,
): Promise<SettingName[]> {
  return db.transaction(async (tx) => {
    await holdSettings(tx)
    const before = await readOwnSettings(tx, festivalId)
    const changed = settingNames.filter(
      (name) => wishes[name] !== undefined && !isDeepStrictEqual(wishes[name], before[name] ?? null),
    )
    for (const name of changed) {
      if (wishes[name] === null) await removeSetting(tx, festivalId, name)
      else await saveSetting(tx, festivalId, name, wishes[name], now)
    }
    for (const name of changed)
      await recordEvent(tx, viewer, {
        action: 'setting.change',
        at: now,
        festivalId,
        subject: `setting:${name}`,
        before: before[name],
        after: wishes[name],
        reason,
      })
    return changed
  })
}
