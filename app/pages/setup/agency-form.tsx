import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Choice, SelectField, TextAreaField, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import type { AgencyAnswer, AgencyForm } from './agency-form.server'
import { NameFields } from './name-fields'
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
  const { errors, beyond } = useProblems(answer?.problems ?? [], namesOfFields(loaded))
  return (
    <PostForm className="sheet grid gap-5" refused={answer?.refused} errors={errors}>
      <input type="hidden" name={openedField} value={opened} />
      {answer?.changed.length ? <AgencyChanges changed={answer.changed} loaded={loaded} /> : null}
      {beyond ? (
        <Notice kind="error" isAnswer>
          {beyond}
        </Notice>
      ) : null}
      <div key={opened} className="grid gap-5">
        <Names loaded={loaded} />
        <Belonging loaded={loaded} />
        <Numbers loaded={loaded} />
        {loaded.isFixed ? (
          <p className="text-sm text-quiet">{t('setup.agenciesPage.fixed')}</p>
        ) : (
          <Part loaded={loaded} />
        )}
      </div>
      <Button className="justify-self-start">{t('setup.save')}</Button>
    </PostForm>
  )
}

/** The fields that are shown and can say what is wrong with them. */
const namesOfFields = ({ isNew, isFixed, numbers }: NonNullable<AgencyForm>) => [
  'titleFa',
  'titleEn',
  'aliases',
  'level',
  'county',
  'parent',
  ...(isNew ? ['code'] : []),
  ...numbers.map((name) => `number:${name}`),
  ...(isFixed ? [] : ['group', 'reasonFa', 'reasonEn']),
]

interface Section {
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
  return <ChangedFields by={null} changed={changed} labelOf={labelOf} say={say} />
}

const labelled = [
  'titleFa',
  'titleEn',
  'code',
  'level',
  'county',
  'parent',
  'group',
  'takesPart',
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

function Names({ loaded }: Section) {
  const { t } = useLanguage()
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <NameFields
        fields={loaded.fields}
        labels={{
          titleFa: t('setup.agency.titleFa'),
          titleEn: t('setup.agency.titleEn'),
          ...(loaded.isNew ? { code: t('setup.agency.code'), codeHelp: t('setup.agency.codeHelp') } : {}),
        }}
      />
      <div className="sm:col-span-2">
        <TextAreaField
          label={t('setup.agency.aliases')}
          help={t('setup.agency.aliasesHelp')}
          isWide
          name="aliases"
          rows={2}
          dir="auto"
          defaultValue={loaded.fields['aliases']}
        />
        {loaded.names.length ? (
          <p className="mt-1 text-sm text-quiet">{t('setup.agency.known', { names: loaded.names.join(t('comma')) })}</p>
        ) : null}
      </div>
    </div>
  )
}

function Belonging({ loaded }: Section) {
  const { t, title } = useLanguage()
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      <SelectField
        label={t('setup.agency.level')}
        help={t('setup.agency.levelHelp')}
        isWide
        name="level"
        defaultValue={loaded.fields['level']}
      >
        {levels.map((level) => (
          <option key={level} value={level}>
            {t(`agencyLevel.${level}`)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('setup.agency.county')} isWide name="county" defaultValue={loaded.fields['county']}>
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
        defaultValue={loaded.fields['parent']}
      />
    </div>
  )
}

function Numbers({ loaded }: Section) {
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
            defaultValue={digits(loaded.fields[`number:${name}`] ?? '')}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Part({ loaded }: Section) {
  const { t, title } = useLanguage()
  return (
    <fieldset>
      <legend className="font-bold">{t('setup.agency.part')}</legend>
      <div className="mt-2 grid items-start gap-4 sm:grid-cols-2">
        <SelectField label={t('setup.agency.group')} isWide name="group" defaultValue={loaded.fields['group']}>
          <option value="">{t('setup.agenciesPage.noGroup')}</option>
          {loaded.groups.map((group) => (
            <option key={group.code} value={group.code}>
              {title(group)}
            </option>
          ))}
        </SelectField>
        <div>
          <Choice
            label={t('setup.agency.takesPart')}
            name="takesPart"
            value="yes"
            defaultChecked={loaded.fields['takesPart'] === 'yes'}
          />
          <Choice
            label={t('setup.agency.competes')}
            name="competes"
            value="yes"
            defaultChecked={loaded.fields['competes'] === 'yes'}
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
          defaultValue={loaded.fields['reasonFa']}
        />
        <TextField
          label={t('setup.agency.reasonEn')}
          isWide
          name="reasonEn"
          dir="ltr"
          maxLength={300}
          autoComplete="off"
          defaultValue={loaded.fields['reasonEn']}
        />
      </div>
    </fieldset>
  )
}
