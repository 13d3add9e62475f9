import { PostForm } from '../../forms/post-form'
import type { JudgedValue, loadDeclarations } from './declaration-view.server'
import { useLanguage } from '../../page-language/use-language'
import { DeclaredValue } from './declared-value'
import { EvidenceList } from './evidence-list'
import type { Refused } from './declaration-parts'
import { ImpossibleValueText } from '../../figures/impossible-value'
import { WithdrawForm } from '../../forms/withdraw-form'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { EmptyState, Notice } from '../../ui/notice'
import { Choice, ChoiceGroup, TextAreaField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

type JudgeView = NonNullable<Awaited<ReturnType<typeof loadDeclarations>>['judge']>

/** What an evaluator has to judge, each value with its form, and what has been judged. */
export function JudgedDeclarations({ judge, refused }: { judge: JudgeView; refused: Refused }) {
  const { t, number } = useLanguage()
  const isShown = judge.waiting.some(({ submitted }) => refused?.about === `value-${submitted.id}`)
  return (
    <>
      <h2 className="mt-6">{t('declaration.waiting')}</h2>
      {refused?.why && refused.about !== '' && !isShown ? (
        <Notice isAnswer className="mt-2">
          {refused.impossible ? (
            <ImpossibleValueText impossible={refused.impossible} />
          ) : (
            t(`declaration.refused.${refused.why}`)
          )}
        </Notice>
      ) : null}
      {judge.waiting.length ? null : <EmptyState className="mt-2 text-quiet">{t('declaration.noWaiting')}</EmptyState>}
      <div className="mt-2 grid gap-4">
        {judge.waiting.map((item) => (
          <WaitingCard
            key={item.submitted.id}
            own={item}
            mayJudge={judge.mayJudge}
            refused={refused?.about === `value-${item.submitted.id}` ? refused : null}
          />
        ))}
      </div>
      {judge.more ? <p className="mt-2 text-quiet">{t('declaration.more', { n: number(judge.more) })}</p> : null}
      {judge.judged.length ? <JudgedTable judged={judge.judged} mayJudge={judge.mayJudge} refused={refused} /> : null}
    </>
  )
}

function WaitingCard({ own, mayJudge, refused }: { own: JudgedValue; mayJudge: boolean; refused: Refused }) {
  const { t, title, moment } = useLanguage()
  const { submitted, agency, metric, files } = own
  return (
    <section className="sheet" id={`value-${submitted.id}`} aria-labelledby={`title-${submitted.id}`}>
      <h3 id={`title-${submitted.id}`} className="font-bold">
        {title(agency)}: {title(metric)}
      </h3>
      <p className="mt-1">
        <DeclaredValue own={submitted} unit={metric.unit} />
      </p>
      <p className="text-sm text-quiet">
        <bdi>{moment(submitted.at)}</bdi>{' '}
        {submitted.isLate ? <span className="badge badge-demo">{t('declaration.late')}</span> : null}
      </p>
      <EvidenceList files={files} />
      {refused?.why ? (
        <Notice isAnswer className="mt-3">
          {refused.impossible ? (
            <ImpossibleValueText impossible={refused.impossible} />
          ) : (
            t(`declaration.refused.${refused.why}`)
          )}
        </Notice>
      ) : null}
      {mayJudge ? <JudgeForm id={submitted.id} refused={refused} /> : null}
    </section>
  )
}

function JudgeForm({ id, refused }: { id: number; refused: Refused }) {
  const { t } = useLanguage()
  return (
    <PostForm intent="judge" className="mt-3 grid gap-3" refused={refused}>
      <input type="hidden" name="submitted" value={id} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <ChoiceGroup
          name="verdict"
          label={<span className="text-sm text-quiet">{t('declaration.judge')}</span>}
          className="flex flex-wrap gap-x-5 gap-y-1"
        >
          {(['confirmed', 'corrected', 'refused'] as const).map((verdict) => (
            <Choice
              key={verdict}
              type="radio"
              label={t(`declaration.verdict.${verdict}`)}
              name="verdict"
              value={verdict}
              required
            />
          ))}
        </ChoiceGroup>
        <TextField label={t('declaration.rightValue')} isQuiet name="value" dir="ltr" inputMode="decimal" />
      </div>
      <TextAreaField label={t('declaration.judgeReason')} isQuiet isWide name="reason" rows={2} maxLength={4000} />
      <p className="text-sm text-quiet">{t('declaration.judgeHelp')}</p>
      <p>
        <Button kind="quiet">{t('declaration.saveJudge')}</Button>
      </p>
    </PostForm>
  )
}

function JudgedTable({
  judged,
  mayJudge,
  refused,
}: {
  judged: readonly JudgedValue[]
  mayJudge: boolean
  refused: Refused
}) {
  const { t, title, moment } = useLanguage()
  return (
    <>
      <h2 className="mt-6">{t('declaration.judged')}</h2>
      <Table caption={t('declaration.judged')} className="mt-2">
        <Head>
          <ColumnHead>{t('declaration.agency')}</ColumnHead>
          <ColumnHead>{t('declaration.metric')}</ColumnHead>
          <ColumnHead>{t('declaration.value')}</ColumnHead>
          <ColumnHead>{t('declaration.judge')}</ColumnHead>
          <ColumnHead>{t('declaration.judgeReason')}</ColumnHead>
          {mayJudge ? <ColumnHead>{t('declaration.takeBack')}</ColumnHead> : null}
        </Head>
        <tbody>
          {judged.map(({ agency, metric, submitted, evaluation }) => (
            <tr key={submitted.id}>
              <RowHead>{title(agency)}</RowHead>
              <td>{title(metric)}</td>
              <td>
                <DeclaredValue own={{ ...submitted, note: null }} unit={metric.unit} />
              </td>
              <td>
                {evaluation ? t(`declaration.state.${evaluation.verdict}`) : null}{' '}
                <span className="text-sm text-quiet">{evaluation ? <bdi>{moment(evaluation.at)}</bdi> : null}</span>
              </td>
              <td className="whitespace-pre-wrap">{evaluation?.reason}</td>
              {mayJudge && evaluation ? (
                <td>
                  <TakeBackVerdict
                    id={evaluation.id}
                    refused={refused?.about === `verdict-${evaluation.id}` ? refused : null}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

function TakeBackVerdict({ id, refused }: { id: number; refused: Refused }) {
  const { t } = useLanguage()
  return (
    <WithdrawForm
      summary={t('declaration.takeBack')}
      help={t('declaration.takeBackHelp')}
      reason={t('declaration.withdrawReason')}
      send={t('declaration.takeBack')}
      intent="withdraw-verdict"
      refused={refused}
    >
      <input type="hidden" name="evaluation" value={id} />
    </WithdrawForm>
  )
}
