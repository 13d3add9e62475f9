import { Form } from '@remix-run/react'
import { ChangedMeanwhile } from '../../forms/edits/changed-meanwhile'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import { useLanguage } from '../../page-language/use-language'
import { Choice, SelectField, TextAreaField, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import type { AgencyAnswer, AgencyForm } from './agency-form.server'
import { useProblems } from './setup-problems'
import { Button } from '../../ui/button'

interface Props {
  loaded: NonNullable<AgencyForm>
  answer: AgencyAnswer | null
}

const levels = ['province', 'county', 'city'] as const
const knownNumbers = ['staff', 'women', 'managers', 'ruralPopulation'] as const

/** All that is known of an agency itself, and how it takes part in the edition. */
export function AgencyFieldset({ loaded, answer }: Props) {
  const { t } = useLanguage()
  const opened = useOpened(loaded.opened, answer?.opened)
  const errorOf = useProblems(answer?.problems ?? [])
  const fields = answer?.fields ?? loaded.fields
  const section = { fields, errorOf, loaded }
  return (
    <Form method="post" className="sheet grid gap-5">
      <input type="hidden" name={openedField} value={opened} />
      {answer?.changed.length ? <AgencyChanges changed={answer.changed} loaded={loaded} /> : null}
      {errorOf('form') ? (
        <Notice kind="error" isAnswer>
          {errorOf('form')}
        </Notice>
      ) : null}
      <div key={opened} className="grid gap-5">
        <Names {...section} />
        <Belonging {...section} />
        <Numbers {...section} />
        {loaded.isFixed ? <p className="text-sm text-quiet">{t('setup.agenciesPage.fixed')}</p> : <Part {...section} />}
      </div>
      <Button className="justify-self-start">{t('setup.save')}</Button>
    </Form>
  )
}

interface Section {
  fields: Record<string, string>
  errorOf: (field: string) => string | null
  loaded: NonNullable<AgencyForm>
}

function AgencyChanges({ changed, loaded }: { changed: AgencyAnswer['changed']; loaded: NonNullable<AgencyForm> }) {
  const labelOf = useFieldLabel()
  const { title } = useLanguage()
  const say = (field: string, value: unknown) => {
    const named = field === 'group' ? loaded.groups : field === 'county' ? loaded.counties : []
    const item = named.find(({ code }) => code === value)
    return item ? title(item) : typeof value === 'string' ? value : ''
  }
  return (
    <ChangedMeanwhile
      by={null}
      fields={changed.map(({ field, opened, now, yours, kept }) => ({
        label: labelOf(field),
        opened: opened === undefined ? null : say(field, opened),
        now: say(field, now),
        yours: say(field, yours),
        kept,
      }))}
    />
  )
}

const labelled = [
  'titleFa',
  'titleEn',
  'code',
  'level',
  'county',
  'parent',
  'group',
  'competes',
  'reasonFa',
  'reasonEn',
] as const

function useFieldLabel(): (field: string) => string {
  const { t } = useLanguage()
  return (field) => {
    const name = labelled.find((item) => item === field)
    if (name) return t(`setup.agency.${name}`)
    const number = field.replace('number:', '')
    const known = knownNumbers.find((item) => item === number)
    return known ? t(`setup.agency.attributes.${known}`) : number
  }
}

function Names({ fields, errorOf, loaded }: Section) {
  const { t } = useLanguage()
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField
        label={t('setup.agency.titleFa')}
        isWide
        name="titleFa"
        dir="rtl"
        required
        maxLength={300}
        autoComplete="off"
        defaultValue={fields['titleFa']}
        error={errorOf('titleFa')}
      />
      <TextField
        label={t('setup.agency.titleEn')}
        help={t('setup.create.titleEnHelp')}
        isWide
        name="titleEn"
        dir="ltr"
        maxLength={300}
        autoComplete="off"
        defaultValue={fields['titleEn']}
        error={errorOf('titleEn')}
      />
      {loaded.isNew ? (
        <TextField
          label={t('setup.agency.code')}
          help={t('setup.agency.codeHelp')}
          isWide
          name="code"
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          defaultValue={fields['code']}
          error={errorOf('code')}
        />
      ) : null}
      <div className="sm:col-span-2">
        <TextAreaField
          label={t('setup.agency.aliases')}
          help={t('setup.agency.aliasesHelp')}
          isWide
          name="aliases"
          rows={2}
          dir="auto"
          defaultValue={fields['aliases']}
          error={errorOf('aliases')}
        />
        {loaded.names.length ? (
          <p className="mt-1 text-sm text-quiet">{t('setup.agency.known', { names: loaded.names.join(t('comma')) })}</p>
        ) : null}
      </div>
    </div>
  )
}

function Belonging({ fields, errorOf, loaded }: Section) {
  const { t, title } = useLanguage()
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      <SelectField
        label={t('setup.agency.level')}
        help={t('setup.agency.levelHelp')}
        isWide
        name="level"
        defaultValue={fields['level']}
      >
        {levels.map((level) => (
          <option key={level} value={level}>
            {t(`agencyLevel.${level}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('setup.agency.county')}
        isWide
        name="county"
        defaultValue={fields['county']}
        error={errorOf('county')}
      >
        <option value="">{t('setup.agency.noCounty')}</option>
        {loaded.counties.map((county) => (
          <option key={county.code} value={county.code}>
            {title(county)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('setup.agency.parent')}
        help={t('setup.agency.parentHelp')}
        isWide
        name="parent"
        dir="auto"
        maxLength={300}
        autoComplete="off"
        defaultValue={fields['parent']}
        error={errorOf('parent')}
      />
    </div>
  )
}

function Numbers({ fields, errorOf, loaded }: Section) {
  const { t, digits } = useLanguage()
  const labelOf = useFieldLabel()
  return (
    <fieldset>
      <legend className="font-bold">{t('setup.agency.numbers')}</legend>
      <p className="text-sm text-quiet">{t('setup.agency.numbersHelp')}</p>
      <div className="mt-2 grid items-start gap-4 sm:grid-cols-4">
        {loaded.numbers.map((name) => (
          <TextField
            key={name}
            label={labelOf(name)}
            isWide
            name={`number:${name}`}
            inputMode="decimal"
            autoComplete="off"
            maxLength={30}
            defaultValue={digits(fields[`number:${name}`] ?? '')}
            error={errorOf(`number:${name}`)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Part({ fields, errorOf, loaded }: Section) {
  const { t, title } = useLanguage()
  return (
    <fieldset>
      <legend className="font-bold">{t('setup.agency.part')}</legend>
      <div className="mt-2 grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label={t('setup.agency.group')}
          isWide
          name="group"
          defaultValue={fields['group']}
          error={errorOf('group')}
        >
          <option value="">{t('setup.agenciesPage.noGroup')}</option>
          {loaded.groups.map((group) => (
            <option key={group.code} value={group.code}>
              {title(group)}
            </option>
          ))}
        </SelectField>
        <div>
          <Choice
            label={t('setup.agency.competes')}
            name="competes"
            value="yes"
            defaultChecked={fields['competes'] === 'yes'}
          />
          <p className="text-sm text-quiet">{t('setup.agency.competesHelp')}</p>
        </div>
        <TextField
          label={t('setup.agency.reasonFa')}
          isWide
          name="reasonFa"
          dir="rtl"
          maxLength={300}
          autoComplete="off"
          defaultValue={fields['reasonFa']}
          error={errorOf('reasonFa') ?? errorOf('competes')}
        />
        <TextField
          label={t('setup.agency.reasonEn')}
          isWide
          name="reasonEn"
          dir="ltr"
          maxLength={300}
          autoComplete="off"
          defaultValue={fields['reasonEn']}
        />
      </div>
    </fieldset>
  )
}
