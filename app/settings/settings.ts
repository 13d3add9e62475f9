import type { Majority } from '../../scoring/awards/count-votes'

/** Everybody who signs in has one of these. */
export const rolesOfPeople = ['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor'] as const

/** No setting lets anybody give a larger file: it is read into memory to see what is in it. */
export const mostMegabytes = 50
export const mostSessionHours = 168

/** Everything that an administrator can set. */
export interface Settings {
  /** Roles that must use a second step when they sign in. A festival may ask it of more roles than the installation, never of fewer. */
  secondStepFor: (typeof rolesOfPeople)[number][]
  /** What the form of a new vote begins with. */
  quorumPercent: number
  majority: Majority
  largestFileMegabytes: number
  /** How long a sign-in lasts. Of the installation alone: nobody is signed in to a festival. */
  sessionHours: number
}

export type SettingName = keyof Settings

/** What holds until somebody sets something else. */
export const presets: Settings = {
  secondStepFor: [],
  quorumPercent: 66,
  majority: 'simple',
  largestFileMegabytes: 10,
  sessionHours: 12,
}

export const settingNames: readonly SettingName[] = [
  'secondStepFor',
  'quorumPercent',
  'majority',
  'largestFileMegabytes',
  'sessionHours',
]
