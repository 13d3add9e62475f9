import type { Majority } from '../../scoring/awards/count-votes'
import { mapValues } from '../expect/map-values'

/** Everybody who signs in has one of these. */
export const rolesOfPeople = ['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor'] as const

/** A setting that is a whole number from 1. */
interface NumberSetting {
  /** What holds until somebody sets something else. */
  readonly preset: number
  readonly most: number
  /**
   * Whether it is set for the installation alone. Any other is a festival's too, which comes before the installation's.
   */
  readonly isOfWhole: boolean
}

/**
 * The settings that are numbers: one entry each, from which schema, preset, form and what the log says of a change
 * follow. Its name in both languages is `settings.names.NAME` in `app/i18n/`.
 */
export const numberSettings = {
  /** What the form of a new vote begins with. */
  quorumPercent: { preset: 66, most: 100, isOfWhole: false },
  /** No setting lets anybody give a larger file: it is read into memory to see what is in it. */
  largestFileMegabytes: { preset: 10, most: 50, isOfWhole: false },
  /** How long a sign-in lasts. Nobody is signed in to a festival. */
  sessionHours: { preset: 12, most: 168, isOfWhole: true },
  /** How long a sign-in lasts in which nothing is done. */
  idleMinutes: { preset: 60, most: 1440, isOfWhole: true },
} as const satisfies Record<string, NumberSetting>

export type NumberSettingName = keyof typeof numberSettings

/** Everything that an administrator can set. */
export interface Settings extends Record<NumberSettingName, number> {
  /**
   * Roles that must use a second step when they sign in. A festival may ask it of more roles than the installation,
   * never of fewer.
   */
  secondStepFor: (typeof rolesOfPeople)[number][]
  /** What the form of a new vote begins with. */
  majority: Majority
}

export type SettingName = keyof Settings

/**
 * What holds until somebody sets something else. Those who decide must use a second step, unless the installation says
 * no.
 */
export const presets: Settings = {
  secondStepFor: ['administrator', 'judge'],
  ...mapValues(numberSettings, ({ preset }): number => preset),
  majority: 'simple',
}

const isName: Readonly<Record<SettingName, true>> = mapValues(presets, () => true)

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(isName, name)
}

export const settingNames: readonly SettingName[] = Object.keys(presets).filter(isSettingName)

export function isNumberSetting(name: string): name is NumberSettingName {
  return Object.hasOwn(numberSettings, name)
}

/** In the order of the form. */
export const numberSettingNames: readonly NumberSettingName[] = Object.keys(numberSettings).filter(isNumberSetting)
