import { isDeepStrictEqual } from 'node:util'
import { holdSettings, removeSetting, saveSetting } from '../../../db/queries/settings'
import { recordEvent } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { type SettingName, type Settings, presets, settingNames } from '../../settings/settings'
import { readOwnSettings } from '../../settings/settings.server'
import { type ChangedValue, type Values, mergeValues } from '../../edits/merge-values'

/** What a form wants of each setting it knows; null: nothing of its own. */
export type SettingsInput = { readonly [Name in SettingName]?: Settings[Name] | null }

export type ChangedSettings =
  | { ok: true; changed: SettingName[] }
  | { ok: false; why: 'changed'; now: Partial<Settings>; taken: SettingsInput; changed: ChangedValue[] }

/**
 * Sets what is wanted in a festival or the installation, each change with an event of its own; gives the names that
 * changed. With `opened`, what the form was opened with (null: not known), nothing is set where somebody else changed
 * one of the same settings since, and not to the same.
 */
export async function changeSettings(
  { db, viewer, now }: RequestContext,
  festivalId: number | null,
  wishes: SettingsInput,
  { reason = null, opened }: { reason?: string | null; opened?: Values | null } = {},
): Promise<ChangedSettings> {
  return db.transaction(async (tx): Promise<ChangedSettings> => {
    await holdSettings(tx)
    const before = await readOwnSettings(tx, festivalId)
    if (opened !== undefined) {
      const { taken, changed } = mergeValues<SettingsInput>(
        opened,
        currentOf(festivalId === null ? { ...presets, ...before } : before, wishes),
        currentOf(wishes, wishes),
      )
      if (changed.length) return { ok: false, why: 'changed', now: before, taken, changed }
    }
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
    return { ok: true, changed }
  })
}

/** Of the settings that the form knows alone. */
function currentOf(settings: SettingsInput, wishes: SettingsInput): SettingsInput & Values {
  return Object.fromEntries(
    settingNames.flatMap((name) => (wishes[name] === undefined ? [] : [[name, settings[name] ?? null]])),
  )
}
