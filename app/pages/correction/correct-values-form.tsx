import { PostForm } from '../../forms/post-form'
import { useState } from 'react'
import type { ShownCorrection } from './correction-actions.server'
import type { CorrectionView } from './correction-view.server'
import { useLanguage } from '../../page-language/use-language'
import { CorrectionFacts, StatedValue } from './correction-facts'
import { ImpossibleValueText } from '../../figures/impossible-value'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { Notice } from '../../ui/notice'
import { BareSelectField, BareTextField, Choice, TextAreaField, TextField } from '../../ui/field'
import { FormAnswerContext, useFieldAnswer } from '../../ui/form-answer'
import { Button } from '../../ui/button'

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
  return (
    <PostForm className="sheet mt-5 grid grid-cols-[minmax(0,1fr)] gap-4" refused={shown}>
      <input type="hidden" name="agency" value={chosen.agency} />
      <input type="hidden" name="metric" value={chosen.metric} />
      <input type="hidden" name="corrects" value={corrects} />
      {shown?.why ? (
        <Notice isAnswer>
          {shown.impossible ? <ImpossibleValueText impossible={shown.impossible} /> : t(`correct.refused.${shown.why}`)}
        </Notice>
      ) : null}
      <Values chosen={chosen} />
      <TextAreaField label={t('correct.reason')} isWide name="reason" rows={2} maxLength={4000} required />
      <p>
        <Button kind={shown?.preview ? 'quiet' : 'primary'} name="intent" value="try" data-saves-nothing>
          {t('correct.try')}
        </Button>
      </p>
      {shown?.preview ? <Effect preview={shown.preview} showsRankings={showsRankings} /> : null}
    </PostForm>
  )
}

function Values({ chosen }: { chosen: Chosen }) {
  const { t } = useLanguage()
  return (
    <Table caption={t('changes.values')} isTall>
      <Head>
        <ColumnHead>{t('changes.period')}</ColumnHead>
        <ColumnHead>{t('correct.known')}</ColumnHead>
        <ColumnHead>{t('correct.status')}</ColumnHead>
        <ColumnHead>{t('correct.newValue')}</ColumnHead>
      </Head>
      <tbody>
        {chosen.values.map((value) => (
          <Value key={value.periodFrom} own={value} unit={chosen.unit} />
        ))}
      </tbody>
    </Table>
  )
}

/** Writing a number says that the value changes. */
function Value({ own, unit }: { own: Chosen['values'][number]; unit: string }) {
  const { t, period } = useLanguage()
  const { typed } = useFieldAnswer(`status[${own.periodFrom}]`)
  const [status, setStatus] = useState(typed?.[0] ?? '')
  const when = period(own.periodFrom, own.periodTo)
  return (
    <tr>
      <RowHead>{when}</RowHead>
      <NumberCell>
        <StatedValue status={own.status} value={own.value} unit={unit} />
      </NumberCell>
      <td>
        <BareSelectField
          name={`status[${own.periodFrom}]`}
          label={t('correct.statusOf', { period: when })}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
        >
          <option value="">{t('correct.keep')}</option>
          <option value="reported">{t('correct.reported')}</option>
          <option value="no-data">{t('status.no-data')}</option>
          <option value="not-applicable">{t('status.not-applicable')}</option>
        </BareSelectField>
      </td>
      <td>
        <BareTextField
          className="w-36"
          name={`value[${own.periodFrom}]`}
          dir="ltr"
          inputMode="decimal"
          label={t('correct.valueOf', { period: when })}
          onChange={(event) => setStatus(event.target.value ? 'reported' : '')}
        />
      </td>
    </tr>
  )
}

/** The box is as it was sent, where this part of the form was there already. */
function Effect({
  preview,
  showsRankings,
}: {
  preview: NonNullable<ShownCorrection['preview']>
  showsRankings: boolean
}) {
  const { t } = useLanguage()
  const { typed: day } = useFieldAnswer('day')
  const { typed: box } = useFieldAnswer('showsRankings')
  return (
    <section aria-labelledby="effect" className="border-t border-line pt-4">
      <h2 id="effect">{t('correct.effect')}</h2>
      <input type="hidden" name="resultHash" value={preview.resultHash} />
      {preview.hasNewerData ? <Notice className="mt-2">{t('correct.newer')}</Notice> : null}
      <CorrectionFacts correction={preview.correction} />
      <p className="mt-4 max-w-3xl">{t('correct.awardsStand')}</p>
      <div className="mt-4 flex flex-wrap gap-4">
        <TextField label={t('papersPage.day')} name="day" dir="ltr" placeholder={t('minutes.dayExample')} />
        <TextField label={t('papersPage.minute')} name="minute" dir="ltr" placeholder={t('papersPage.minuteExample')} />
      </div>
      <FormAnswerContext.Provider value={null}>
        <Choice
          label={t('papersPage.showsRankings')}
          className="mt-3"
          name="showsRankings"
          defaultChecked={day ? box !== undefined : showsRankings}
        />
      </FormAnswerContext.Provider>
      <p className="mt-4">
        <Button name="intent" value="publish">
          {t('correct.publish')}
        </Button>
      </p>
    </section>
  )
}
