import { PostForm } from '../../forms/post-form'
import { majorities } from '../../../scoring/awards/count-votes'
import type { FieldValue } from '../../edits/merge-values'
import { openedField } from '../../forms/edits/opened-field'
import type { SettingsFields } from './settings-fields'
import type { SettingsAnswer } from './settings-actions.server'
import { useOpened } from '../../forms/edits/use-opened'
import { useLanguage } from '../../page-language/use-language'
import {
  type NumberSettingName,
  type Settings,
  isNumberSetting,
  isSettingName,
  numberSettingNames,
  numberSettings,
  rolesOfPeople,
} from '../../settings/settings'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import { ReasonField } from '../../forms/reason-field'
import { Notice } from '../../ui/notice'
import { Choice, SelectField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

interface Props {
  /** Code of the festival; empty: the installation. */
  place: string
  heading: string
  whole: Settings
  /** Whether this is the form of the installation. */
  isWhole: boolean
  loaded: Pick<SettingsAnswer, 'fields' | 'opened'>
  answer: SettingsAnswer | undefined
}

/** The settings of one place. What a festival leaves empty is as in the installation, whose value stands beside. */
export function SettingsForm({ place, heading, whole, isWhole, loaded, answer }: Props) {
  const { t, number } = useLanguage()
  const opened = useOpened(loaded.opened, answer?.opened)
  const fields = answer?.fields ?? loaded.fields
  const refused = answer?.refused ?? null
  const numbers = { isWhole, fields }
  const errors = numberSettingNames.flatMap((name) =>
    refused?.faults[name] ? [[name, t('settings.wrongNumber', { most: number(numberSettings[name].most) })]] : [],
  )
  return (
    <PostForm className="sheet grid gap-5" refused={refused} errors={Object.fromEntries(errors)}>
      <input type="hidden" name="festival" value={place} />
      <input type="hidden" name={openedField} value={opened} />
      <h2>{heading}</h2>
      <Answer answer={answer} />
      <div key={opened} className="grid gap-5">
        <SecondStepRoles whole={whole} isWhole={isWhole} chosen={fields.secondStepFor} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {numberSettingNames
            .filter((name) => isWhole || !numberSettings[name].isOfWhole)
            .map((name) => (
              <NumberSetting key={name} {...numbers} name={name} asWhole={number(whole[name])} />
            ))}
          <SelectField
            label={t('settings.names.majority')}
            className="sm:col-span-2"
            isWide
            name="majority"
            defaultValue={fields.majority}
          >
            {isWhole ? null : (
              <option value="">{t('settings.asWhole', { value: t(`votes.majorities.${whole.majority}`) })}</option>
            )}
            {majorities.map((majority) => (
              <option key={majority} value={majority}>
                {t(`votes.majorities.${majority}`)}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
      <p className="text-sm text-quiet">{isWhole ? t('settings.helpWhole') : t('settings.helpFestival')}</p>
      <ReasonField label={t('people.reason')} />
      <Button className="justify-self-start">{t('settings.save')}</Button>
    </PostForm>
  )
}

function Answer({ answer }: Pick<Props, 'answer'>) {
  const { t } = useLanguage()
  if (!answer) return null
  if (answer.change) return <SettingChanges {...answer.change} />
  if (answer.saved === null) return null
  return (
    <Notice kind="done" isAnswer>
      {answer.saved ? t('settings.saved') : t('settings.unchanged')}
    </Notice>
  )
}

function SettingChanges({ by, changed }: NonNullable<SettingsAnswer['change']>) {
  const { t, number } = useLanguage()
  const say = (_: string, value: FieldValue): string => {
    if (typeof value === 'number') return number(value)
    if (typeof value === 'object')
      return (value ?? [])
        .map((role) => rolesOfPeople.find((person) => person === role))
        .map((role) => (role ? t(`role.${role}`) : ''))
        .join(t('comma'))
    const majority = majorities.find((majority) => majority === value)
    return majority ? t(`votes.majorities.${majority}`) : String(value)
  }
  const mostOf = (name: string) => (isNumberSetting(name) ? { most: number(numberSettings[name].most) } : {})
  const labelOf = (field: string) => (isSettingName(field) ? t(`settings.names.${field}`, mostOf(field)) : field)
  return <ChangedFields by={by} changed={changed} labelOf={labelOf} say={say} />
}

/** A role of which the installation asks a second step is ticked in each festival and can't be let off there. */
function SecondStepRoles({ whole, isWhole, chosen }: Pick<Props, 'whole' | 'isWhole'> & { chosen: readonly string[] }) {
  const { t } = useLanguage()
  return (
    <fieldset>
      <legend>{t('settings.names.secondStepFor')}</legend>
      <p className="text-sm text-quiet">{isWhole ? t('settings.stepHelp') : t('settings.stepFestival')}</p>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {rolesOfPeople.map((role) => {
          const isGiven = !isWhole && whole.secondStepFor.includes(role)
          return (
            <Choice
              key={role}
              label={t(`role.${role}`)}
              name="secondStepFor"
              value={role}
              defaultChecked={isGiven || chosen.includes(role)}
              disabled={isGiven}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

interface NumberProps {
  name: NumberSettingName
  isWhole: boolean
  fields: SettingsFields
  asWhole: string
}

/** A field of text, so that its digits are those of the page. */
function NumberSetting({ name, isWhole, fields, asWhole }: NumberProps) {
  const { t, digits, number } = useLanguage()
  const most = number(numberSettings[name].most)
  return (
    <TextField
      label={t(`settings.names.${name}`, { most })}
      isWide
      name={name}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={digits(fields[name])}
      required={isWhole}
      placeholder={isWhole ? undefined : t('settings.asWhole', { value: asWhole })}
    />
  )
}
