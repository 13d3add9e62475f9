import type { CategoryFields } from './category-form'
import { useLanguage } from '../../page-language/use-language'
import { Choice, ChoiceGroup, SelectField, TextField } from '../../ui/field'

interface Props {
  fields: CategoryFields
  groups: { code: string; titleFa: string; titleEn: string }[]
}

type TextName = Exclude<keyof CategoryFields, 'gates' | 'levels' | 'groups'>

/**
 * The fields of a category. Those of the other ways to compare stay visible, so that the form works without a script.
 * What is wrong with one comes from the form around.
 */
export function CategoryFieldset({ fields, groups }: Props) {
  const { t, title, digits, language } = useLanguage()
  const about = (name: TextName) => ({
    label: t(`awards.field.${name}`),
    name,
    isQuiet: true,
    className: 'min-w-0',
    look: 'max-w-none',
  })
  const text = (name: TextName, { help, isLatin = false }: { help?: string; isLatin?: boolean } = {}) => (
    <TextField {...about(name)} help={help} defaultValue={fields[name]} dir={isLatin ? 'ltr' : undefined} />
  )
  const number = (name: TextName, help?: string) => (
    <TextField
      {...about(name)}
      help={help}
      defaultValue={digits(language === 'fa' ? fields[name].replace('.', '٫') : fields[name])}
      inputMode="decimal"
    />
  )
  const choice = (name: TextName, options: readonly (readonly [string, string])[]) => (
    <SelectField {...about(name)} defaultValue={fields[name]}>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {text('titleFa')}
      {text('titleEn', { isLatin: true })}
      {text('code', { isLatin: true })}
      {number('position')}
      {choice('by', [
        ['total', t('awards.by.total')],
        ['formula', t('awards.by.formula')],
        ['improvement', t('awards.by.improvement')],
        ['judges', t('awards.by.judges')],
      ])}
      {text('formula', {
        isLatin: true,
        help: t('awards.formulaHelp', { score: '[D1]', percent: 'percent[D1]', value: 'value[D1-1]' }),
      })}
      {choice('in', [
        ['points', t('awards.unit.points')],
        ['percent', t('awards.unit.percent')],
      ])}
      {number('minBase')}
      {choice('within', [
        ['all', t('awards.within.all')],
        ['group', t('awards.within.group')],
      ])}
      {number('quota')}
      {choice('ties', [
        ['joint', t('awards.ties.joint')],
        ['chain', t('awards.ties.chain')],
      ])}
      {choice('tiedVote', [
        ['', t('awards.tiedVoteAsEdition')],
        ['round', t('awards.tiedVote.round')],
        ['chair', t('awards.tiedVote.chair')],
        ['model', t('awards.tiedVote.model')],
      ])}
      {number('nearMargin')}
      {number('maxAwards', t('awards.maxAwardsHelp'))}
      {number('minCoverage')}
      {number('minApplicable', t('awards.minApplicableHelp'))}
      {number('minScore')}
      <Checks
        name="levels"
        legend={t('awards.field.levels')}
        chosen={fields.levels}
        options={[
          ['province', t('awards.level.province')],
          ['county', t('awards.level.county')],
          ['city', t('awards.level.city')],
        ]}
      />
      {groups.length ? (
        <Checks
          name="groups"
          legend={t('awards.field.groups')}
          chosen={fields.groups}
          options={groups.map((group) => [group.code, title(group)])}
        />
      ) : null}
      <Choice label={t('awards.field.gates')} name="gates" defaultChecked={fields.gates} />
    </div>
  )
}

function Checks({
  name,
  legend,
  options,
  chosen,
}: {
  name: string
  legend: string
  options: readonly (readonly [string, string])[]
  chosen: readonly string[]
}) {
  const { t } = useLanguage()
  return (
    <ChoiceGroup
      name={name}
      className="sm:col-span-2"
      label={
        <span className="text-sm text-quiet">
          {legend} ({t('awards.everybody')})
        </span>
      }
    >
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map(([value, label]) => (
          <Choice key={value} label={label} name={name} value={value} defaultChecked={chosen.includes(value)} />
        ))}
      </div>
    </ChoiceGroup>
  )
}
