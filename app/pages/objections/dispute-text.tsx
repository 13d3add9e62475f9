import type { CardNode } from '../../../db/queries/score-cards'
import type { loadDispute } from './objection-view.server'
import { useLanguage } from '../../page-language/use-language'
import { UnitValue } from '../../figures/unit-value'
import { useFestivalPath } from '../../ui/edition-link'

type Dispute = NonNullable<Awaited<ReturnType<typeof loadDispute>>['dispute']>

/** What is disputed: the figures, the agency's text and files, and the answer with who gave it by role alone. */
export function DisputeText({ own: { node, score }, dispute }: { own: CardNode; dispute: Dispute | null }) {
  const { t, moment, format } = useLanguage()
  return (
    <>
      <dl className="sheet facts mt-4">
        <dt>{t('agency.target')}</dt>
        <dd>{score.target === null ? t('agency.noTarget') : <UnitValue value={score.target} unit={node.unit} />}</dd>
        <dt>{t('objection.actual')}</dt>
        <dd>
          {score.actual === null ? (
            t(`status.${score.status ?? 'no-data'}`)
          ) : (
            <UnitValue value={score.actual} unit={node.unit} />
          )}
        </dd>
        <dt>{t('agency.points')}</dt>
        <dd>
          {score.score === null
            ? t(`state.${score.state}`)
            : t('objection.ofPoints', { score: format.points(score.score), points: format.points(node.points) })}
        </dd>
      </dl>
      {dispute ? (
        <section className="sheet mt-4" aria-labelledby="text">
          <h2 id="text">{t('objection.text')}</h2>
          <p className="text-sm text-quiet">
            <bdi>{moment(dispute.objection.at)}</bdi> — {t('objection.locked')}
          </p>
          <p className="mt-2 whitespace-pre-wrap">
            <bdi>{dispute.objection.text}</bdi>
          </p>
          <Files files={dispute.files} />
        </section>
      ) : null}
      {dispute?.withdrawn.length ? <Withdrawn withdrawn={dispute.withdrawn} /> : null}
      {dispute?.ruling ? <Answer dispute={dispute} ruling={dispute.ruling} /> : null}
    </>
  )
}

function Files({ files }: { files: Dispute['files'] }) {
  const { t, number } = useLanguage()
  const pathOf = useFestivalPath()
  if (!files.length) return null
  return (
    <ul className="mt-3 grid gap-1" aria-label={t('objection.files')}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={pathOf(`files/${file.id}`)} download>
            <bdi>{file.name}</bdi>
          </a>{' '}
          <span className="text-sm text-quiet">
            {t('objection.kilobytes', { n: number(Math.ceil(file.bytes / 1000)) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Rulings that were taken back, with the reason, so that nobody wonders what became of an answer. */
function Withdrawn({ withdrawn }: { withdrawn: Dispute['withdrawn'] }) {
  const { t, moment } = useLanguage()
  return (
    <section className="sheet mt-4" aria-labelledby="withdrawn">
      <h2 id="withdrawn">{t('objection.withdrawn')}</h2>
      <ul className="mt-2 grid gap-2">
        {withdrawn.map((item) => (
          <li key={item.id}>
            {t(`objection.verdict.${item.verdict}`)}
            {t('comma')}
            <bdi>{moment(item.at)}</bdi>: <bdi>{item.reason}</bdi>
            <br />
            <span className="text-sm text-quiet">
              {t('objection.takenBack')} <bdi>{moment(item.withdrawnAt)}</bdi>: <bdi>{item.why}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answer({ dispute, ruling }: { dispute: Dispute; ruling: NonNullable<Dispute['ruling']> }) {
  const { t, title, moment, period, format } = useLanguage()
  return (
    <section className="sheet mt-4" aria-labelledby="answer">
      <h2 id="answer">
        {t('objection.answer')}: {t(`objection.verdict.${ruling.verdict}`)}
      </h2>
      <p className="text-sm text-quiet">
        {t('objection.byEvaluator')} <bdi>{moment(ruling.at)}</bdi>{' '}
        {dispute.isRuledLate ? <span className="badge badge-demo">{t('objection.ruledLate')}</span> : null}
      </p>
      <p className="mt-2 whitespace-pre-wrap">
        <bdi>{ruling.reason}</bdi>
      </p>
      {dispute.adjustments.length ? (
        <ul className="mt-3 list-disc ps-5">
          {dispute.adjustments.map((adjustment) => (
            <li key={adjustment.id}>
              {title(adjustment)}
              {t('comma')}
              <bdi>{period(adjustment.periodFrom, adjustment.periodTo)}</bdi>:{' '}
              <strong>
                {adjustment.status === 'reported' ? format.amount(adjustment.value) : t(`status.${adjustment.status}`)}
              </strong>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
