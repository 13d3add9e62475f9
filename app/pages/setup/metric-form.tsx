import { useUnitName } from '../../figures/use-unit-name'
import { metricUnits } from '../../format/units'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { Choice, SelectField, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import type { MetricAnswer, MetricForm } from './metric-form.server'
import { NameFields } from './name-fields'
import { useProblems } from './setup-problems'

interface Props {
  loaded: MetricForm
  answer: MetricAnswer | null
}

const mostDecimals = 6
const overPeriods = ['neither', 'adds-up', 'grows'] as const

/** What a metric is called, how its values behave, what it is a part of, and whether agencies declare it. */
export function MetricFieldset({ loaded, answer }: Props) {
  const { t } = useLanguage()
  const own = answer?.intent === 'save' ? answer : null
  const opened = useOpened(loaded.opened, own?.opened)
  const { errors, beyond } = useProblems(own?.problems ?? [], namesOfFields(loaded))
  return (
    <PostForm intent="save" className="sheet grid gap-5" refused={own?.refused} errors={errors}>
      <input type="hidden" name={openedField} value={opened} />
      {own?.changed.length ? <MetricChanges changed={own.changed} loaded={loaded} /> : null}
      {beyond ? (
        <Notice kind="error" isAnswer>
          {beyond}
        </Notice>
      ) : null}
      <div key={opened} className="grid gap-5">
        <Names loaded={loaded} />
        <Counting loaded={loaded} />
        <Wholes loaded={loaded} />
        <Declared loaded={loaded} />
      </div>
      <Button className="justify-self-start">{t('setup.save')}</Button>
    </PostForm>
  )
}

const slotsOf = ({ slots }: MetricForm) => Array.from({ length: slots }, (_, index) => index + 1)

/** The fields that are shown and can say what is wrong with them. */
const namesOfFields = (loaded: MetricForm) => [
  'titleFa',
  'titleEn',
  ...(loaded.isNew ? ['code'] : []),
  'unit',
  'decimals',
  'lowest',
  'highest',
  'overPeriods',
  ...slotsOf(loaded).flatMap((slot) => [`whole${slot}`, `times${slot}`]),
]

interface Section {
  loaded: MetricForm
}

const labelled = [
  'titleFa',
  'titleEn',
  'code',
  'unit',
  'decimals',
  'lowest',
  'highest',
  'overPeriods',
  'mayBeNegative',
  'declared',
  'evidence',
  'helpFa',
  'helpEn',
] as const

function MetricChanges({ changed, loaded }: { changed: MetricAnswer['changed']; loaded: MetricForm }) {
  const { t, title, digits, number } = useLanguage()
  const unitName = useUnitName()
  const labelOf = (field: string) => {
    const name = labelled.find((item) => item === field)
    if (name) return t(`setup.metric.${name}`)
    const slot = number(Number(field.replace(/\D/g, '')))
    return t(field.startsWith('times') ? 'setup.metric.times' : 'setup.metric.whole', { n: slot })
  }
  const say = (field: string, value: unknown): string => {
    const text = typeof value === 'string' ? value : ''
    if (field === 'unit') return unitName(text)
    if (field === 'overPeriods') return t(`setup.metric.over.${overPeriods.find((item) => item === text) ?? 'neither'}`)
    if (field === 'mayBeNegative' || field === 'declared' || field === 'evidence')
      return t(text ? 'setup.metric.yes' : 'setup.metric.no')
    const metric = field.startsWith('whole') ? loaded.others.find(({ code }) => code === text) : undefined
    if (metric) return title(metric)
    return /^(lowest|highest|times\d|decimals)$/.test(field) ? digits(text) : text
  }
  return <ChangedFields by={null} changed={changed} labelOf={labelOf} say={say} />
}

function Names({ loaded: { fields, isNew } }: Section) {
  const { t } = useLanguage()
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <NameFields
        fields={fields}
        labels={{
          titleFa: t('setup.metric.titleFa'),
          titleFaHelp: t('setup.metric.titleHelp'),
          titleEn: t('setup.metric.titleEn'),
          ...(isNew ? { code: t('setup.metric.code'), codeHelp: t('setup.metric.codeHelp') } : {}),
        }}
      />
    </div>
  )
}

function Counting({ loaded: { fields, hasValues } }: Section) {
  const { t, number, digits } = useLanguage()
  const unitName = useUnitName()
  const stored = fields['unit'] ?? ''
  const units = metricUnits.some((unit) => unit === stored) ? metricUnits : [...metricUnits, stored]
  return (
    <fieldset className="grid gap-4">
      <legend className="font-bold">{t('setup.metric.counting')}</legend>
      <div className="mt-2 grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label={t('setup.metric.unit')}
          help={t(hasValues ? 'setup.metric.unitFixed' : 'setup.metric.unitHelp')}
          isWide
          name="unit"
          defaultValue={stored}
        >
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {unitName(unit)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('setup.metric.decimals')}
          help={t('setup.metric.decimalsHelp')}
          isWide
          name="decimals"
          defaultValue={fields['decimals']}
        >
          {Array.from({ length: mostDecimals + 1 }, (_, decimals) => (
            <option key={decimals} value={decimals}>
              {decimals ? t('setup.metric.upTo', { n: number(decimals) }) : t('setup.metric.wholeNumbers')}
            </option>
          ))}
        </SelectField>
        {(['lowest', 'highest'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`setup.metric.${name}`)}
            help={t(`setup.metric.${name}Help`)}
            isWide
            name={name}
            inputMode="decimal"
            maxLength={30}
            autoComplete="off"
            defaultValue={digits(fields[name] ?? '')}
          />
        ))}
      </div>
      <Choice
        label={t('setup.metric.mayBeNegative')}
        name="mayBeNegative"
        value="yes"
        defaultChecked={fields['mayBeNegative'] === 'yes'}
      />
      <SelectField
        label={t('setup.metric.overPeriods')}
        help={t('setup.metric.overHelp')}
        isWide
        name="overPeriods"
        defaultValue={fields['overPeriods']}
      >
        {overPeriods.map((item) => (
          <option key={item} value={item === 'neither' ? '' : item}>
            {t(`setup.metric.overChoices.${item}`)}
          </option>
        ))}
      </SelectField>
    </fieldset>
  )
}

function Wholes({ loaded }: Section) {
  const { t, title, number, digits } = useLanguage()
  return (
    <fieldset>
      <legend className="font-bold">{t('setup.metric.wholes')}</legend>
      <p className="text-sm text-quiet">{t('setup.metric.wholesHelp')}</p>
      <div className="mt-2 grid gap-3">
        {slotsOf(loaded).map((slot) => (
          <div key={slot} className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_8rem]">
            <SelectField
              label={t('setup.metric.whole', { n: number(slot) })}
              isWide
              name={`whole${slot}`}
              defaultValue={loaded.fields[`whole${slot}`]}
            >
              <option value="">{t('setup.metric.noWhole')}</option>
              {loaded.others.map((metric) => (
                <option key={metric.code} value={metric.code}>
                  {title(metric)}
                </option>
              ))}
            </SelectField>
            <TextField
              label={t('setup.metric.times', { n: number(slot) })}
              isWide
              name={`times${slot}`}
              inputMode="decimal"
              maxLength={20}
              autoComplete="off"
              defaultValue={digits(loaded.fields[`times${slot}`] ?? '')}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Declared({ loaded: { fields, mayDeclare, sources } }: Section) {
  const { t, title } = useLanguage()
  if (!mayDeclare)
    return (
      <p className="text-sm text-quiet">
        {sources.length
          ? t('setup.metric.bySource', { names: sources.map(title).join(t('comma')) })
          : t(fields['declared'] ? 'setup.metric.declaredFixed' : 'setup.metric.notDeclaredFixed')}
      </p>
    )
  return (
    <fieldset>
      <legend className="font-bold">{t('setup.metric.inEdition')}</legend>
      <div className="mt-2 grid items-start gap-3 sm:grid-cols-2">
        <Choice
          label={t('setup.metric.declared')}
          name="declared"
          value="yes"
          defaultChecked={fields['declared'] === 'yes'}
        />
        <Choice
          label={t('setup.metric.evidence')}
          name="evidence"
          value="yes"
          defaultChecked={fields['evidence'] === 'yes'}
        />
        <TextField
          label={t('setup.metric.helpFa')}
          isWide
          name="helpFa"
          dir="rtl"
          maxLength={1000}
          autoComplete="off"
          defaultValue={fields['helpFa']}
        />
        <TextField
          label={t('setup.metric.helpEn')}
          isWide
          name="helpEn"
          dir="ltr"
          maxLength={1000}
          autoComplete="off"
          defaultValue={fields['helpEn']}
        />
      </div>
    </fieldset>
  )
}

/** Removing a metric, or what stands in the way of it. */
export function MetricRemoval({ loaded, answer }: Props) {
  const { t, title } = useLanguage()
  const own = answer?.intent === 'delete' ? answer : null
  const rests = own?.rests.length ? own.rests : loaded.rests
  const { beyond } = useProblems(own?.problems ?? [], [])
  return (
    <section className="sheet grid gap-3" aria-labelledby="delete">
      <h2 id="delete">{t('setup.metric.remove')}</h2>
      {beyond ? (
        <Notice kind="error" isAnswer>
          {beyond}
        </Notice>
      ) : null}
      {rests.length ? (
        <div className="text-sm text-quiet">
          <p>{t('setup.metric.restsLead')}</p>
          <ul className="list-disc ps-5">
            {rests.map((rest) => (
              <li key={rest.kind}>
                {rest.kind === 'values'
                  ? t('setup.metric.rests.values')
                  : t(`setup.metric.rests.${rest.kind}`, { names: rest.names.map(title).join(t('comma')) })}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <PostForm intent="delete" className="grid gap-3">
          <p className="text-sm text-quiet">{t('setup.metric.removeHelp')}</p>
          <Button kind="danger" className="justify-self-start">
            {t('setup.metric.removeButton')}
          </Button>
        </PostForm>
      )}
    </section>
  )
}
