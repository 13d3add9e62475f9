import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { ShownCorrection } from '../forms/correction-form.server'
import type { CorrectionView } from '../views/correction-view.server'
import { useLanguage } from '../i18n/use-language'
import { CorrectionFacts, StatedValue } from './correction-facts'

type Chosen = NonNullable<CorrectionView['chosen']>

interface Props {
  chosen: Chosen
  corrects: number
  showsRankings: boolean
  shown: ShownCorrection | null
}

/** The right values of one metric of one agency; once computed, what they change, and the way to publish just that. */
export function CorrectValuesForm({ chosen, corrects, showsRankings, shown }: Props) {
  const { t } = useLanguage()
  const typed = shown?.typed ?? {}
  return (
    <Form method="post" className="sheet mt-5 grid grid-cols-[minmax(0,1fr)] gap-4">
      <input type="hidden" name="agency" value={chosen.agency} />
      <input type="hidden" name="metric" value={chosen.metric} />
      <input type="hidden" name="corrects" value={corrects} />
      {shown?.why ? (
        <p role="alert" className="rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`correct.refused.${shown.why}`)}
        </p>
      ) : null}
      <Values chosen={chosen} typed={typed} />
      <label className="grid gap-1">
        {t('correct.reason')}
        <textarea
          className="field w-full max-w-none"
          name="reason"
          rows={2}
          maxLength={4000}
          required
          defaultValue={typed['reason']}
        />
      </label>
      <p>
        <button className={shown?.preview ? 'button-quiet' : 'button'} name="intent" value="try">
          {t('correct.try')}
        </button>
      </p>
      {shown?.preview ? <Effect preview={shown.preview} typed={typed} showsRankings={showsRankings} /> : null}
    </Form>
  )
}

function Values({ chosen, typed }: { chosen: Chosen; typed: Record<string, string> }) {
  const { t } = useLanguage()
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('changes.values')}>
      <table className="table">
        <caption className="sr-only">{t('changes.values')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('changes.period')}</th>
            <th scope="col">{t('correct.known')}</th>
            <th scope="col">{t('correct.status')}</th>
            <th scope="col">{t('correct.newValue')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.values.map((own) => (
            <Value key={own.periodFrom} own={own} unit={chosen.unit} typed={typed} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Writing a number says that the value changes. */
function Value({ own, unit, typed }: { own: Chosen['values'][number]; unit: string; typed: Record<string, string> }) {
  const { t, period } = useLanguage()
  const [status, setStatus] = useState(typed[`status-${own.periodFrom}`] ?? '')
  const when = period(own.periodFrom, own.periodTo)
  return (
    <tr>
      <th scope="row">{when}</th>
      <td className="number">
        <StatedValue status={own.status} value={own.value} unit={unit} />
      </td>
      <td>
        <select
          className="field"
          name={`status-${own.periodFrom}`}
          aria-label={t('correct.statusOf', { period: when })}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
        >
          <option value="">{t('correct.keep')}</option>
          <option value="reported">{t('correct.reported')}</option>
          <option value="no-data">{t('status.no-data')}</option>
          <option value="not-applicable">{t('status.not-applicable')}</option>
        </select>
      </td>
      <td>
        <input
          className="field w-36"
          name={`value-${own.periodFrom}`}
          dir="ltr"
          inputMode="decimal"
          aria-label={t('correct.valueOf', { period: when })}
          defaultValue={typed[`value-${own.periodFrom}`]}
          onChange={(event) => setStatus(event.target.value ? 'reported' : '')}
        />
      </td>
    </tr>
  )
}

function Effect({
  preview,
  typed,
  showsRankings,
}: {
  preview: NonNullable<ShownCorrection['preview']>
  typed: Record<string, string>
  showsRankings: boolean
}) {
  const { t } = useLanguage()
  return (
    <section aria-labelledby="effect" className="border-t border-line pt-4">
      <h2 id="effect">{t('correct.effect')}</h2>
      <input type="hidden" name="resultHash" value={preview.resultHash} />
      {preview.hasNewerData ? (
        <p className="mt-2 rounded-lg bg-warn-soft px-4 py-2 text-warn">{t('correct.newer')}</p>
      ) : null}
      <CorrectionFacts correction={preview.correction} />
      <p className="mt-4 max-w-3xl">{t('correct.awardsStand')}</p>
      <div className="mt-4 flex flex-wrap gap-4">
        <label className="grid gap-1">
          {t('papersPage.day')}
          <input
            className="field"
            name="day"
            dir="ltr"
            placeholder={t('minutes.dayExample')}
            defaultValue={typed['day']}
          />
        </label>
        <label className="grid gap-1">
          {t('papersPage.minute')}
          <input
            className="field"
            name="minute"
            dir="ltr"
            placeholder={t('papersPage.minuteExample')}
            defaultValue={typed['minute']}
          />
        </label>
      </div>
      <label className="mt-3 flex items-center gap-2">
        <input
          type="checkbox"
          name="showsRankings"
          defaultChecked={'day' in typed ? 'showsRankings' in typed : showsRankings}
        />{' '}
        {t('papersPage.showsRankings')}
      </label>
      <p className="mt-4">
        <button className="button" name="intent" value="publish">
          {t('correct.publish')}
        </button>
      </p>
    </section>
  )
}
