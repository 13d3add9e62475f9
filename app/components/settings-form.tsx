import { Form } from '@remix-run/react'
import { majorities } from '../../scoring/awards/count-votes'
import { ReasonField } from './reason-field'
import { useLanguage } from '../i18n/use-language'
import { type SettingName, type Settings, mostMegabytes, mostSessionHours, rolesOfPeople } from '../settings/settings'

const most: Readonly<Record<SettingName, number>> = {
  secondStepFor: 0,
  majority: 0,
  quorumPercent: 100,
  largestFileMegabytes: mostMegabytes,
  sessionHours: mostSessionHours,
}

interface Props {
  /** Code of the festival; empty: the installation. */
  place: string
  heading: string
  whole: Settings
  /** What the festival itself says; null: this is the form of the installation. */
  own: Partial<Settings> | null
  answer: { why: SettingName | null; changed: number } | undefined
}

/** The settings of one place. What a festival leaves empty is as in the installation, whose value stands beside. */
export function SettingsForm({ place, heading, whole, own, answer }: Props) {
  const { t, number } = useLanguage()
  const numbers = { isWhole: own === null }
  return (
    <Form method="post" className="sheet grid gap-5">
      <input type="hidden" name="festival" value={place} />
      <h2>{heading}</h2>
      <Answer answer={answer} />
      <SecondStepRoles whole={whole} own={own} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <NumberSetting
          {...numbers}
          name="quorumPercent"
          value={own ? own.quorumPercent : whole.quorumPercent}
          asWhole={number(whole.quorumPercent)}
        />
        <NumberSetting
          {...numbers}
          name="largestFileMegabytes"
          value={own ? own.largestFileMegabytes : whole.largestFileMegabytes}
          asWhole={number(whole.largestFileMegabytes)}
        />
        {own ? null : <NumberSetting {...numbers} name="sessionHours" value={whole.sessionHours} asWhole="" />}
        <label className="grid gap-1 sm:col-span-2">
          {t('settings.names.majority')}
          <select
            className="field w-full max-w-none"
            name="majority"
            defaultValue={own ? (own.majority ?? '') : whole.majority}
          >
            {own ? (
              <option value="">{t('settings.asWhole', { value: t(`votes.majorities.${whole.majority}`) })}</option>
            ) : null}
            {majorities.map((majority) => (
              <option key={majority} value={majority}>
                {t(`votes.majorities.${majority}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="text-sm text-quiet">{own ? t('settings.helpFestival') : t('settings.helpWhole')}</p>
      <ReasonField label={t('people.reason')} />
      <button className="button justify-self-start" type="submit">
        {t('settings.save')}
      </button>
    </Form>
  )
}

function Answer({ answer }: Pick<Props, 'answer'>) {
  const { t, number } = useLanguage()
  if (!answer) return null
  if (answer.why !== null)
    return (
      <p role="alert" className="text-bad">
        {t('settings.why', { name: t(`settings.names.${answer.why}`, { most: number(most[answer.why]) }) })}
      </p>
    )
  return (
    <p role="status" className="text-accent">
      {answer.changed ? t('settings.saved') : t('settings.unchanged')}
    </p>
  )
}

/** A role of which the installation asks a second step is ticked in each festival and can't be let off there. */
function SecondStepRoles({ whole, own }: Pick<Props, 'whole' | 'own'>) {
  const { t } = useLanguage()
  const chosen = own ? (own.secondStepFor ?? []) : whole.secondStepFor
  return (
    <fieldset>
      <legend>{t('settings.names.secondStepFor')}</legend>
      <p className="text-sm text-quiet">{own ? t('settings.stepFestival') : t('settings.stepHelp')}</p>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {rolesOfPeople.map((role) => {
          const isGiven = own !== null && whole.secondStepFor.includes(role)
          return (
            <label key={role} className="flex items-center gap-2">
              <input
                type="checkbox"
                name="secondStepFor"
                value={role}
                defaultChecked={isGiven || chosen.includes(role)}
                disabled={isGiven}
              />{' '}
              {t(`role.${role}`)}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

interface NumberProps {
  name: 'quorumPercent' | 'largestFileMegabytes' | 'sessionHours'
  isWhole: boolean
  value: number | undefined
  asWhole: string
}

/** A field of text, so that its digits are those of the page. */
function NumberSetting({ name, isWhole, value, asWhole }: NumberProps) {
  const { t, digits, number } = useLanguage()
  return (
    <label className="grid gap-1">
      {t(`settings.names.${name}`, { most: number(most[name]) })}
      <input
        className="field w-full max-w-none"
        name={name}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={value === undefined ? undefined : digits(value)}
        required={isWhole}
        placeholder={isWhole ? undefined : t('settings.asWhole', { value: asWhole })}
      />
    </label>
  )
}
