import { Form, useParams } from '@remix-run/react'
import type { JudgedValue, loadDeclarations } from '../views/declaration-view.server'
import { useLanguage } from '../i18n/use-language'
import { DeclaredValue } from './declared-value'
import { EvidenceList } from './evidence-list'
import type { Refused } from './own-declarations'

type JudgeView = NonNullable<Awaited<ReturnType<typeof loadDeclarations>>['judge']>

/** What an evaluator has to judge, each value with its form, and what has been judged. */
export function JudgedDeclarations({ judge, refused }: { judge: JudgeView; refused: Refused }) {
  const { t, number } = useLanguage()
  const isShown = judge.waiting.some(({ submitted }) => refused?.about === `value-${submitted.id}`)
  return (
    <>
      <h2 className="mt-6">{t('declaration.waiting')}</h2>
      {refused && refused.about !== '' && !isShown ? (
        <p role="alert" className="mt-2 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`declaration.refused.${refused.why}`)}
        </p>
      ) : null}
      {judge.waiting.length ? null : <p className="sheet mt-2 text-quiet">{t('declaration.noWaiting')}</p>}
      <div className="mt-2 grid gap-4">
        {judge.waiting.map((own) => (
          <WaitingCard
            key={own.submitted.id}
            own={own}
            mayJudge={judge.mayJudge}
            refused={refused?.about === `value-${own.submitted.id}` ? refused : null}
          />
        ))}
      </div>
      {judge.more ? <p className="mt-2 text-quiet">{t('declaration.more', { n: number(judge.more) })}</p> : null}
      {judge.judged.length ? <JudgedTable judged={judge.judged} /> : null}
    </>
  )
}

function WaitingCard({ own, mayJudge, refused }: { own: JudgedValue; mayJudge: boolean; refused: Refused }) {
  const { t, title, moment } = useLanguage()
  const { festival } = useParams()
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
      <EvidenceList files={files} festival={festival ?? ''} />
      {refused ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`declaration.refused.${refused.why}`)}
        </p>
      ) : null}
      {mayJudge ? <JudgeForm id={submitted.id} typed={refused?.typed ?? {}} /> : null}
    </section>
  )
}

function JudgeForm({ id, typed }: { id: number; typed: Record<string, string> }) {
  const { t } = useLanguage()
  return (
    <Form method="post" className="mt-3 grid gap-3">
      <input type="hidden" name="intent" value="judge" />
      <input type="hidden" name="submitted" value={id} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="mb-1 text-sm text-quiet">{t('declaration.judge')}</legend>
          {(['confirmed', 'corrected', 'refused'] as const).map((verdict) => (
            <label key={verdict} className="flex items-center gap-2">
              <input
                type="radio"
                name="verdict"
                value={verdict}
                required
                defaultChecked={typed['verdict'] === verdict}
              />{' '}
              {t(`declaration.verdict.${verdict}`)}
            </label>
          ))}
        </fieldset>
        <label className="grid gap-1">
          <span className="text-sm text-quiet">{t('declaration.rightValue')}</span>
          <input className="field" name="value" dir="ltr" inputMode="decimal" defaultValue={typed['value']} />
        </label>
      </div>
      <label className="grid gap-1">
        <span className="text-sm text-quiet">{t('declaration.judgeReason')}</span>
        <textarea
          className="field w-full max-w-none"
          name="reason"
          rows={2}
          maxLength={4000}
          defaultValue={typed['reason']}
        />
      </label>
      <p className="text-sm text-quiet">{t('declaration.judgeHelp')}</p>
      <p>
        <button className="button-quiet" type="submit">
          {t('declaration.saveJudge')}
        </button>
      </p>
    </Form>
  )
}

function JudgedTable({ judged }: { judged: readonly JudgedValue[] }) {
  const { t, title, moment } = useLanguage()
  return (
    <>
      <h2 className="mt-6">{t('declaration.judged')}</h2>
      <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('declaration.judged')}>
        <table className="table">
          <caption className="sr-only">{t('declaration.judged')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('declaration.agency')}</th>
              <th scope="col">{t('declaration.metric')}</th>
              <th scope="col">{t('declaration.value')}</th>
              <th scope="col">{t('declaration.judge')}</th>
              <th scope="col">{t('declaration.judgeReason')}</th>
            </tr>
          </thead>
          <tbody>
            {judged.map(({ agency, metric, submitted, evaluation }) => (
              <tr key={submitted.id}>
                <th scope="row">{title(agency)}</th>
                <td>{title(metric)}</td>
                <td>
                  <DeclaredValue own={{ ...submitted, note: null }} unit={metric.unit} />
                </td>
                <td>
                  {evaluation ? t(`declaration.state.${evaluation.verdict}`) : null}{' '}
                  <span className="text-sm text-quiet">{evaluation ? <bdi>{moment(evaluation.at)}</bdi> : null}</span>
                </td>
                <td className="whitespace-pre-wrap">{evaluation?.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
