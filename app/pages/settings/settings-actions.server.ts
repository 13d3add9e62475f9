import { z } from 'zod'
import { mapValues } from '../../expect/map-values'
import type { RequestContext } from '../../policy/request-context'
import { changeSettings } from '../../flows/settings/change-settings.server'
import { findLastChange } from '../../audit/find-last-change.server'
import type { ChangedValue, LastChange } from '../../edits/merge-values'
import { numberSchemas, settingSchemas } from '../../settings/setting-schemas.server'
import { type Settings, numberSettings, presets, rolesOfPeople, settingNames } from '../../settings/settings'
import { readOwnSettings } from '../../settings/settings.server'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import { type RefusedForm, typedText } from '../../forms/form-fault'
import { listOf, numberText, orEmpty, reasonText } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import { type SettingsFields, emptyFields, toFields, toSettingsFields } from './settings-fields'

const secondStepFor = listOf(z.enum(rolesOfPeople))
const around = { intent: z.literal('save').optional(), reason: reasonText }

/** Which form it is: the code of a festival, or empty for the installation. */
export const SettingsOf = z.object({ intent: around.intent, festival: z.string().nullable().catch(null) })

/** The form of the installation. One that was open before a setting came to be has no field of it, and leaves it. */
export const WholeForm = z.object({
  ...around,
  ...mapValues(numberSchemas, (schema) => numberText(schema).optional()),
  majority: settingSchemas.majority,
  secondStepFor,
})

/**
 * The form of a festival. An empty field leaves it to the installation; what is of the installation alone is not read.
 */
export const FestivalForm = z.object({
  ...around,
  ...mapValues(numberSchemas, (schema, name) =>
    numberSettings[name].isOfWhole ? z.undefined().catch(undefined) : orEmpty(numberText(schema)).optional(),
  ),
  majority: orEmpty(settingSchemas.majority),
  secondStepFor: secondStepFor.transform((roles) => (roles.length ? roles : null)),
})

/**
 * What the form of a festival or the installation answers: what stands in its fields, what they were opened with, and
 * what is said of it.
 */
export interface SettingsAnswer {
  fields: SettingsFields
  opened: string
  refused: RefusedForm | null
  /** How many settings changed; null: nothing was saved. */
  saved: number | null
  change: { by: LastChange | null; changed: readonly ChangedValue[] } | null
}

export async function takeSettingsForm(
  context: RequestContext,
  festivalId: number | null,
  sent: SentForm<typeof WholeForm> | SentForm<typeof FestivalForm>,
): Promise<SettingsAnswer> {
  const isWhole = festivalId === null
  const typed = toSettingsFields(sent.typed)
  const opened = readOpened(typedText(sent.typed, openedField))
  const kept = { fields: typed, opened: writeOpened(opened ?? {}), refused: null, saved: null, change: null }
  if (!sent.ok) return { ...kept, refused: refusalOf(sent) }
  const { intent: _, reason, ...settings } = sent.values
  const outcome = await changeSettings(context, festivalId, settings, { reason, opened })
  const stored = isWhole
    ? { ...presets, ...(await readOwnSettings(context.db, null)) }
    : await readOwnSettings(context.db, festivalId)
  if (outcome.ok) return { ...kept, ...openSettings(stored), saved: outcome.changed.length }
  const { taken, changed } = outcome
  const changes = await Promise.all(
    changed.map(({ field }) => findLastChange(context.db, { subject: `setting:${field}`, festivalId })),
  )
  const [by = null] = changes.toSorted((a, b) => Number(b?.at ?? 0) - Number(a?.at ?? 0))
  const now = openSettings(outcome.now)
  return {
    ...kept,
    opened: now.opened,
    fields: { ...typed, ...toFields(taken, Object.keys(taken)) },
    change: { by, changed },
  }
}

/** A form of stored settings, with what it is opened with. */
export function openSettings(stored: Partial<Settings>): Pick<SettingsAnswer, 'fields' | 'opened'> {
  return { fields: { ...emptyFields, ...toFields(stored, settingNames) }, opened: writeOpened(stored) }
}
