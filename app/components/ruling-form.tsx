import { Form } from '@remix-run/react'
import type { KnownValue } from '../flows/known-values.server'
import { useLanguage } from '../i18n/use-language'

const rows = [0, 1, 2] as const

/** An evaluator's answer; where it accepts, the values that it changes. */
export function RulingForm({ values, typed }: { values: readonly KnownValue[]; typed: Record<string, string> }) {
  const { t } = useLanguage()
  return (
    <Form method="post" className="sheet mt-4 grid gap-4">
      <h2>{t('objection.rule')}</h2>
      <input type="hidden" name="intent" value="rule" />
      <fieldset className="flex flex-wrap gap-5">
        <legend className="mb-1">{t('objection.answer')}</legend>
        {(['accepted', 'in-part', 'rejected'] as const).map((verdict) => (
          <label key={verdict} className="flex items-center gap-2">
            <input type="radio" name="verdict" value={verdict} required defaultChecked={typed['verdict'] === verdict} />{' '}
            {t(`objection.verdict.${verdict}`)}
          </label>
        ))}
      </fieldset>
      <label className="grid gap-1">
        {t('objection.reason')}
        <textarea
          className="field min-h-28 w-full max-w-none"
          name="reason"
          required
          maxLength={20_000}
          defaultValue={typed['reason']}
        />
      </label>
      <fieldset className="grid gap-2">
        <legend className="mb-1">{t('objection.adjustments')}</legend>
        {rows.map((row) => (
          <AdjustmentRow key={row} row={row} values={values} />
        ))}
      </fieldset>
      <p>
        <button className="button" type="submit">
          {t('objection.saveRuling')}
        </button>
      </p>
    </Form>
  )
}

function AdjustmentRow({ row, values }: { row: number; values: readonly KnownValue[] }) {
  const { t, title, period, number } = useLanguage()
  const name = t('objection.adjustment', { n: number(row + 1) })
  return (
    <div className="flex flex-wrap gap-2">
      <select className="field w-96 max-w-full" name="at" aria-label={`${name}: ${t('objection.which')}`}>
        <option value="">{t('objection.noChange')}</option>
        {values.map((own) => (
          <option key={`${own.metric}${own.periodFrom}`} value={`${own.metric}|${own.periodFrom}|${own.periodTo}`}>
            {`${title(own)}، ${period(own.periodFrom, own.periodTo)}: ${own.status === 'reported' ? number(own.value, 4) : t(`status.${own.status}`)}`}
          </option>
        ))}
      </select>
      <select className="field" name="status" aria-label={`${name}: ${t('objection.status')}`}>
        <option value="reported">{t('objection.reported')}</option>
        <option value="no-data">{t('status.no-data')}</option>
        <option value="not-applicable">{t('status.not-applicable')}</option>
      </select>
      <input
        className="field"
        name="value"
        dir="ltr"
        inputMode="decimal"
        aria-label={`${name}: ${t('objection.newValue')}`}
        placeholder={t('objection.newValue')}
      />
    </div>
  )
}
