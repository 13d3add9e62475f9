import { Form, useLocation } from '@remix-run/react'
import { headingField } from '../../flows/setup/values/unknown-headings'
import { askedOfValues, valueMeanings } from '../../flows/setup/values/value-meanings'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { QuestionChoices, useQuestionHelp } from '../upload/question-choices'
import { tableFields } from '../upload/table-fields'
import type { ValueView } from './value-view.server'

/**
 * What a person chooses for a file: what its columns mean, what its values are of where it does not say, and answers.
 */
export function ValueChoicesForm({ view }: { view: ValueView }) {
  const { t } = useLanguage()
  const { search } = useLocation()
  const names: readonly string[] = [...tableFields, 'show']
  const kept = [...new URLSearchParams(search)].filter(([name]) => names.includes(name))
  return (
    <section className="sheet grid gap-4" aria-labelledby="meaning">
      <div>
        <h2 id="meaning">{t('upload.values.meaningSection')}</h2>
        <p className="text-sm text-quiet">{t('upload.values.meaningHelp')}</p>
      </div>
      <Form method="get" key={search} className="grid gap-4">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FileChoices view={view} />
        <UnknownHeadings headings={view.unknownHeadings} metrics={view.metrics} />
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {view.columns.map((column) => (
            <ColumnField key={column.column} column={column} metrics={view.metrics} />
          ))}
        </div>
        <Questions view={view} />
        <UnknownNames names={view.unknownNames} />
        <Button kind="quiet" className="justify-self-start">
          {t('upload.apply')}
        </Button>
      </Form>
    </section>
  )
}

function FileChoices({ view }: { view: ValueView }) {
  const { t, period } = useLanguage()
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('upload.values.period')}
        isWide
        name="period"
        defaultValue={view.period ?? ''}
        help={t('upload.values.periodHelp')}
      >
        <option value="">{t('upload.values.periodInFile')}</option>
        {view.periods.map(({ from, to, text }) => (
          <option key={text} value={text}>
            {period(from, to)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('upload.values.metric')}
        isWide
        name="metric"
        defaultValue={view.metric ?? ''}
        help={t('upload.values.metricHelp')}
      >
        <option value="">{t('upload.values.metricInFile')}</option>
        {view.metrics.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

/** Parts of headings that stand over several columns and name no metric: which one each of them is, said once. */
function UnknownHeadings({
  headings,
  metrics,
}: {
  headings: ValueView['unknownHeadings']
  metrics: ValueView['metrics']
}) {
  const { t, number } = useLanguage()
  if (!headings.length) return null
  return (
    <fieldset className="grid gap-3">
      <legend>{t('upload.values.headings')}</legend>
      <p className="text-sm text-quiet">{t('upload.values.headingsHelp')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {headings.map(({ text, columns, letters, meaning }) => (
          <SelectField
            key={text}
            label={<bdi>{text}</bdi>}
            isWide
            name={headingField(text)}
            defaultValue={meaning ?? ''}
            help={t('upload.values.headingColumns', { n: number(columns), column: letters })}
          >
            <option value="">{t('upload.values.noMeaning')}</option>
            <option value="none">{t('upload.values.meaning.none')}</option>
            <MetricMeanings metrics={metrics} />
          </SelectField>
        ))}
      </div>
    </fieldset>
  )
}

interface ColumnProps {
  column: ValueView['columns'][number]
  metrics: ValueView['metrics']
}

function ColumnField({ column: { column, letters, heading, found, chosen, isUnsure }, metrics }: ColumnProps) {
  const { t } = useLanguage()
  const titleOf = (meaning: string) => {
    const metric = metrics.find(({ code }) => meaning === `metric:${code}`)
    const plain = [...valueMeanings, 'month' as const, 'none' as const].find((item) => item === meaning)
    return metric?.title ?? (plain ? t(`upload.values.meaning.${plain}`) : meaning)
  }
  return (
    <SelectField
      label={
        <>
          <bdi dir="ltr" className="code">
            {letters}
          </bdi>{' '}
          {heading || t('upload.noHeading')}
        </>
      }
      isQuiet
      isWide
      name={`c${column}`}
      defaultValue={chosen ?? ''}
      help={isUnsure ? t('upload.unsure') : undefined}
    >
      <option value="">
        {chosen === null ? t('upload.values.found', { meaning: titleOf(found) }) : t('upload.values.asFound')}
      </option>
      {[...valueMeanings, 'none' as const].map((meaning) => (
        <option key={meaning} value={meaning}>
          {t(`upload.values.meaning.${meaning}`)}
        </option>
      ))}
      <MetricMeanings metrics={metrics} />
    </SelectField>
  )
}

/** The metrics, as what a column or a heading can mean. */
function MetricMeanings({ metrics }: Pick<ColumnProps, 'metrics'>) {
  return metrics.map(({ code, title }) => (
    <option key={code} value={`metric:${code}`}>
      {title}
    </option>
  ))
}

/** What is asked once for a file: also of which year its months are. */
function Questions({ view: { questions, answers, year } }: { view: ValueView }) {
  const { t, digits } = useLanguage()
  const helpOf = useQuestionHelp()
  const ofYear = questions.find(({ kind }) => kind === 'year')
  const asksYear = ofYear !== undefined || year !== null
  if (!asksYear && !questions.length && !Object.keys(answers).length) return null
  return (
    <fieldset className="grid gap-3">
      <legend>{t('upload.questions')}</legend>
      {asksYear ? (
        <TextField
          label={ofYear?.text ?? t('upload.values.year')}
          name="a-year"
          inputMode="numeric"
          look="!w-24"
          maxLength={4}
          autoComplete="off"
          defaultValue={answers.year === undefined ? '' : digits(answers.year)}
          help={year === null ? helpOf(ofYear) : t('upload.values.yearFound', { year: digits(year) })}
        />
      ) : null}
      <QuestionChoices asked={askedOfValues} questions={questions} answers={answers} />
    </fieldset>
  )
}

/** Names that no agency has: which agency each of them is, said once for the file. */
function UnknownNames({ names }: { names: ValueView['unknownNames'] }) {
  const { t, number } = useLanguage()
  if (!names.length) return null
  return (
    <fieldset className="grid gap-3">
      <legend>{t('upload.values.names')}</legend>
      <p className="text-sm text-quiet">{t('upload.values.namesHelp')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {names.map(({ key, name, cells, address, agency, agencies }) => (
          <SelectField
            key={key}
            label={<bdi>{name}</bdi>}
            isWide
            name={`is-${key}`}
            defaultValue={agency ?? ''}
            help={
              agencies.length ? t('upload.questionCells', { n: number(cells), address }) : t('upload.values.noNearest')
            }
          >
            <option value="">{t('upload.values.noAgency')}</option>
            {agencies.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </fieldset>
  )
}
