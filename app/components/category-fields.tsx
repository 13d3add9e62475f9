import type { ReactNode } from 'react'
import type { CategoryFields } from '../forms/category-form'
import { useLanguage } from '../i18n/use-language'

interface FieldErrors {
  /** By field: what is wrong with it. */
  readonly errors: Readonly<Record<string, readonly string[]>>
}

interface Props extends FieldErrors {
  fields: CategoryFields
  groups: { code: string; titleFa: string; titleEn: string }[]
}

type TextField = Exclude<keyof CategoryFields, 'gates' | 'levels' | 'groups'>

/** The fields of a category. Those of the other ways to compare stay visible, so that the form works without a script. */
export function CategoryFieldset({ fields, groups, errors }: Props) {
  const { t, title, digits, language } = useLanguage()
  const text = (name: TextField, more: { ltr?: boolean; help?: string; wide?: boolean; numeric?: boolean } = {}) => (
    <Field name={name} label={t(`awards.field.${name}`)} errors={errors} {...more}>
      <input
        id={name}
        name={name}
        defaultValue={
          more.numeric ? digits(language === 'fa' ? fields[name].replace('.', '٫') : fields[name]) : fields[name]
        }
        className="field max-w-none"
        {...(more.ltr ? { dir: 'ltr' } : {})}
        {...(more.numeric ? { inputMode: 'decimal' } : {})}
        aria-describedby={`${name}-about`}
        aria-invalid={errors[name] ? true : undefined}
      />
    </Field>
  )
  const choice = (name: TextField, options: readonly (readonly [string, string])[]) => (
    <Field name={name} label={t(`awards.field.${name}`)} errors={errors}>
      <select id={name} name={name} defaultValue={fields[name]} className="field max-w-none">
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {text('titleFa')}
      {text('titleEn', { ltr: true })}
      {text('code', { ltr: true })}
      {text('position', { numeric: true })}
      {choice('by', [
        ['total', t('awards.by.total')],
        ['formula', t('awards.by.formula')],
        ['improvement', t('awards.by.improvement')],
        ['judges', t('awards.by.judges')],
      ])}
      {text('formula', {
        ltr: true,
        help: t('awards.formulaHelp', { score: '[D1]', percent: 'percent[D1]', value: 'value[D1-1]' }),
      })}
      {choice('in', [
        ['points', t('awards.unit.points')],
        ['percent', t('awards.unit.percent')],
      ])}
      {text('minBase', { numeric: true })}
      {choice('within', [
        ['all', t('awards.within.all')],
        ['group', t('awards.within.group')],
      ])}
      {text('quota', { numeric: true })}
      {choice('ties', [
        ['joint', t('awards.ties.joint')],
        ['chain', t('awards.ties.chain')],
      ])}
      {text('nearMargin', { numeric: true })}
      {text('maxAwards', { numeric: true, help: t('awards.maxAwardsHelp') })}
      {text('minCoverage', { numeric: true })}
      {text('minScore', { numeric: true })}
      <Checks
        name="levels"
        legend={t('awards.field.levels')}
        chosen={fields.levels}
        options={[
          ['province', t('awards.level.province')],
          ['county', t('awards.level.county')],
          ['city', t('awards.level.city')],
        ]}
        errors={errors}
      />
      {groups.length ? (
        <Checks
          name="groups"
          legend={t('awards.field.groups')}
          chosen={fields.groups}
          options={groups.map((group) => [group.code, title(group)])}
          errors={errors}
        />
      ) : null}
      <label className="flex items-center gap-2">
        <input type="checkbox" name="gates" defaultChecked={fields.gates} /> {t('awards.field.gates')}
      </label>
    </div>
  )
}

function Field({
  name,
  label,
  help,
  errors,
  children,
}: FieldErrors & { name: string; label: string; help?: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={name} className="text-sm text-quiet">
        {label}
      </label>
      {children}
      <div id={`${name}-about`} className="text-sm">
        {help ? <p className="text-quiet">{help}</p> : null}
        <Problems problems={errors[name]} />
      </div>
    </div>
  )
}

function Checks({
  name,
  legend,
  options,
  chosen,
  errors,
}: FieldErrors & {
  name: string
  legend: string
  options: readonly (readonly [string, string])[]
  chosen: readonly string[]
}) {
  const { t } = useLanguage()
  return (
    <fieldset className="sm:col-span-2">
      <legend className="text-sm text-quiet">
        {legend} ({t('awards.everybody')})
      </legend>
      <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {options.map(([value, label]) => (
          <label key={value} className="flex items-center gap-2">
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /> {label}
          </label>
        ))}
      </div>
      <Problems problems={errors[name]} />
    </fieldset>
  )
}

export function Problems({ problems }: { problems: readonly string[] | undefined }) {
  return problems?.length ? (
    <ul className="text-warn" role="alert">
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  ) : null
}
