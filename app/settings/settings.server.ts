import { z } from 'zod'
import type { Db } from '../../db/database'
import type { Grant } from '../../db/queries/grants'
import { findSetting, listSettings, listValuesOf } from '../../db/queries/settings'
import { settingSchemas } from './setting-schemas.server'
import { type SettingName, type Settings, presets, settingNames } from './settings'

/**
 * What holds in a festival, or in the installation as a whole. A value that does not fit any more counts as not set.
 */
export async function readSetting<Name extends SettingName>(
  db: Db,
  name: Name,
  festivalId: number | null = null,
): Promise<Settings[Name]> {
  const stored: Settings = { ...presets, ...fit({ [name]: await findSetting(db, festivalId, name) }) }
  return stored[name]
}

/** What was set in a festival or the installation itself, and nowhere else. */
export async function readOwnSettings(db: Db, festivalId: number | null): Promise<Partial<Settings>> {
  return fit(Object.fromEntries(await listSettings(db, festivalId)))
}

/**
 * Whether somebody with these grants must use a second step: where the installation or the festival of a grant asks it
 * of the role.
 */
export async function asksSecondStep(db: Db, grants: readonly Grant[]): Promise<boolean> {
  return (await readStepRoles(db, grants))(grants)
}

/** The same for many people: the settings of all their festivals are read once. */
export async function readStepRoles(
  db: Db,
  all: readonly Grant[],
): Promise<(grants: readonly Pick<Grant, 'role' | 'festivalId'>[]) => boolean> {
  const asked = await Promise.all(
    [null, ...new Set(all.map(({ festivalId }) => festivalId))].map(async (festivalId) => ({
      festivalId,
      roles: await readSetting(db, 'secondStepFor', festivalId),
    })),
  )
  return (grants) =>
    grants.some(({ role, festivalId }) =>
      asked.some((item) => (item.festivalId === null || item.festivalId === festivalId) && item.roles.includes(role)),
    )
}

export async function largestFileBytes(db: Db, festivalId: number): Promise<number> {
  return (await readSetting(db, 'largestFileMegabytes', festivalId)) * 1_000_000
}

/** As much as any festival takes, for who does not know yet for which one a file is. */
export async function largestFileAnywhere(db: Db): Promise<number> {
  const set = await listValuesOf(db, 'largestFileMegabytes')
  return (
    Math.max(
      presets.largestFileMegabytes,
      ...set.map((value) => fit({ largestFileMegabytes: value }).largestFileMegabytes ?? 0),
    ) * 1_000_000
  )
}

/** What the form of a new vote begins with. */
export async function readVoteRules(db: Db, festivalId: number): Promise<Pick<Settings, 'quorumPercent' | 'majority'>> {
  return {
    quorumPercent: await readSetting(db, 'quorumPercent', festivalId),
    majority: await readSetting(db, 'majority', festivalId),
  }
}

const Stored = z.object(settingSchemas).partial()

/** Those of the stored values that still fit. */
function fit(stored: Readonly<Record<string, unknown>>): Partial<Settings> {
  const fitting = settingNames.filter((name) => settingSchemas[name].safeParse(stored[name]).success)
  return Stored.parse(Object.fromEntries(fitting.map((name) => [name, stored[name]])))
}
