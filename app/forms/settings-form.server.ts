import { z } from 'zod'
import type { SettingWishes } from '../flows/change-settings.server'
import { readNumber } from '../format/read-number'
import { settingSchemas } from '../settings/setting-schemas.server'
import { type SettingName, settingNames } from '../settings/settings'

const number = (within: z.ZodNumber) => z.string().transform(readNumber).pipe(within)
const orAsWhole = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal('').transform(() => null), schema])

const fields = {
  quorumPercent: number(settingSchemas.quorumPercent),
  majority: settingSchemas.majority,
  largestFileMegabytes: number(settingSchemas.largestFileMegabytes),
}
const Whole = z.object({
  ...fields,
  sessionHours: number(settingSchemas.sessionHours),
  secondStepFor: settingSchemas.secondStepFor,
})
const OfFestival = z.object({
  quorumPercent: orAsWhole(fields.quorumPercent),
  majority: orAsWhole(fields.majority),
  largestFileMegabytes: orAsWhole(fields.largestFileMegabytes),
  secondStepFor: settingSchemas.secondStepFor.transform((roles) => (roles.length ? roles : null)),
})

/** The settings of a form; else the first that can't be. An empty field of a festival leaves it to the installation. */
export function readSettingsForm(
  form: FormData,
  isWhole: boolean,
): { ok: true; wishes: SettingWishes } | { ok: false; why: SettingName } {
  const given = { ...Object.fromEntries(form), secondStepFor: form.getAll('secondStepFor') }
  const parsed = isWhole ? Whole.safeParse(given) : OfFestival.safeParse(given)
  if (parsed.success) return { ok: true, wishes: parsed.data }
  const field = parsed.error.issues[0]?.path[0]
  return { ok: false, why: settingNames.find((name) => name === field) ?? 'secondStepFor' }
}
