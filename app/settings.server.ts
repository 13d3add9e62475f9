import { z } from 'zod'
import type { Db } from '../db/client.server'
import { findSetting } from '../db/queries/settings'

/** Everything that an administrator can set, with what holds until they do. A value that does not fit any more counts as not set. */
export const settings = {
  /** Roles that must use a second step when they sign in. */
  secondStepFor: z.array(z.enum(['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor'])).catch([]),
} as const

export type SettingName = keyof typeof settings

export async function readSetting<Name extends SettingName>(db: Db, name: Name, festivalId: number | null = null): Promise<z.infer<(typeof settings)[Name]>> {
  return settings[name].parse(await findSetting(db, festivalId, name))
}
