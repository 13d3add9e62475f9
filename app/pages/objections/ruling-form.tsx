import { useState } from 'react'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { KnownValue } from '../../flows/values/known-values.server'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { BareSelectField, BareTextField, Choice, ChoiceGroup, TextAreaField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { Button } from '../../ui/button'

interface Props {
  values: readonly KnownValue[]
}

/** An evaluator's answer; where it accepts, the values that it changes, as many as it needs. */
export function RulingForm({ values, refused, isAgain }: Props & { refused: RefusedForm | null; isAgain: boolean }) {
  const { t } = useLanguage()
  return (
    <PostForm intent="rule" className="sheet mt-4 grid grid-cols-[minmax(0,1fr)] gap-4" refused={refused}>
      <h2>{t('objection.rule')}</h2>
      <ChoiceGroup name="verdict" label={t('objection.answer')} className="flex flex-wrap gap-5">
        {(['accepted', 'in-part', 'rejected'] as const).map((verdict) => (
          <Choice
            key={verdict}
            type="radio"
            label={t(`objection.verdict.${verdict}`)}
            name="verdict"
            value={verdict}
            required
          />
        ))}
      </ChoiceGroup>
      <TextAreaField label={t('objection.reason')} isWide look="min-h-28" name="reason" required maxLength={20_000} />
      {isAgain ? <p className="text-sm text-quiet">{t('objection.again')}</p> : null}
      {values.length ? <Adjustments values={values} /> : null}
      <p>
        <Button>{t('objection.saveRuling')}</Button>
      </p>
    </PostForm>
  )
}

function Adjustments({ values }: Props) {
  const { t } = useLanguage()
  return (
    <Table label={t('objection.adjustments')} isTall>
      <caption className="text-start">{t('objection.adjustments')}</caption>
      <Head>
        <ColumnHead>{t('objection.which')}</ColumnHead>
        <ColumnHead className="number">{t('objection.known')}</ColumnHead>
        <ColumnHead>{t('objection.status')}</ColumnHead>
        <ColumnHead>{t('objection.newValue')}</ColumnHead>
      </Head>
      <tbody>
        {values.map((value) => (
          <Adjustment key={`${value.metric}${value.periodFrom}`} own={value} />
        ))}
      </tbody>
    </Table>
  )
}

/** Writing a number says that the value changes. */
function Adjustment({ own }: { own: KnownValue }) {
  const { t, title, period, format } = useLanguage()
  const key = `${own.metric}|${own.periodFrom}|${own.periodTo}`
  const { typed } = useFieldAnswer(`status[${key}]`)
  const [status, setStatus] = useState(typed?.[0] ?? '')
  const name = `${title(own)}${t('comma')}${period(own.periodFrom, own.periodTo)}`
  return (
    <tr>
      <RowHead>{name}</RowHead>
      <NumberCell>{own.status === 'reported' ? format.amount(own.value) : t(`status.${own.status}`)}</NumberCell>
      <td>
        <BareSelectField
          name={`status[${key}]`}
          label={`${t('objection.status')}: ${name}`}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
        >
          <option value="">{t('objection.noChange')}</option>
          <option value="reported">{t('objection.reported')}</option>
          <option value="no-data">{t('status.no-data')}</option>
          <option value="not-applicable">{t('status.not-applicable')}</option>
        </BareSelectField>
      </td>
      <td>
        <BareTextField
          className="w-36"
          name={`value[${key}]`}
          dir="ltr"
          inputMode="decimal"
          label={`${t('objection.newValue')}: ${name}`}
          onChange={(event) => setStatus(event.target.value ? 'reported' : '')}
        />
      </td>
    </tr>
  )
}
