import { mapValues } from '../../expect/map-values'
import { type SettingName, type Settings, numberSettings } from '../../settings/settings'
import { type Typed, typedText } from '../../forms/form-fault'

/** What stands in the form of settings: texts as they were typed. Empty in a festival: as in the installation. */
export type SettingsFields = { [Name in Exclude<SettingName, 'secondStepFor'>]: string } & { secondStepFor: string[] }

export const emptyFields: SettingsFields = { ...mapValues(numberSettings, () => ''), secondStepFor: [], majority: '' }

/** The fields as they were typed. */
export function toSettingsFields(typed: Typed): SettingsFields {
  const text = (name: string) => typedText(typed, name) ?? ''
  return {
    ...mapValues(numberSettings, (_, name) => text(name)),
    secondStepFor: [...(typed['secondStepFor'] ?? [])],
    majority: text('majority'),
  }
}

/** The named settings as a form shows them. */
export function toFields(
  settings: { readonly [Name in SettingName]?: Settings[Name] | null },
  names: readonly string[],
): Partial<SettingsFields> {
  return Object.fromEntries(
    names.map((name) => {
      const value = Object.entries(settings).find(([own]) => own === name)?.[1] ?? null
      return [name, name === 'secondStepFor' ? (value ?? []) : String(value ?? '')]
    }),
  )
}
