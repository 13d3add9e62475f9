import { Form } from '@remix-run/react'
import type { Review } from '../../db/queries/objections'
import type { RunDifference } from '../../db/queries/run-differences'
import { useLanguage } from '../i18n/use-language'

interface Props {
  review: Review & { decidedBy: string | null }
  /** Null where they are not shown: of older reviews. */
  differences: readonly RunDifference[] | null
  ruled: readonly number[]
  mayDecide: boolean
}

/** A set of rulings as one: its whole difference, and the decision. */
export function ReviewCard({ review, differences, ruled, mayDecide }: Props) {
  const { t, number, moment, digits } = useLanguage()
  return (
    <section className="sheet mt-5" aria-label={t('review.number', { n: digits(review.number) })}>
      <h2>
        {t('review.number', { n: digits(review.number) })} <span className="badge">{t(`review.state.${review.state}`)}</span>
      </h2>
      {review.decidedAt ? (
        <p className="text-sm text-quiet">
          <bdi>{moment(review.decidedAt)}</bdi> {review.decidedBy} {review.reason}
        </p>
      ) : null}
      {differences ? (
        <>
          <p className="mt-2">{t('review.changed', { n: number(differences.length) })}</p>
          {differences.length ? <Differences differences={differences} ruled={ruled} /> : null}
        </>
      ) : null}
      {mayDecide && review.state === 'open' ? (
        <Form method="post" className="mt-4 flex flex-wrap items-end gap-3">
          <input type="hidden" name="review" value={review.number} />
          <label className="grid grow gap-1">
            <span className="text-sm text-quiet">{t('review.reason')}</span>
            <input className="field w-full max-w-none" name="reason" maxLength={4000} />
          </label>
          <button className="button" name="intent" value="apply">
            {t('review.apply')}
          </button>
          <button className="button-quiet" name="intent" value="cancel">
            {t('review.cancel')}
          </button>
        </Form>
      ) : null}
    </section>
  )
}

function Differences({ differences, ruled }: { differences: readonly RunDifference[]; ruled: readonly number[] }) {
  const { t, title, number } = useLanguage()
  const rank = (value: number | null) => (value === null ? t('ranking.unranked') : number(value, 1))
  const total = (value: number | null) => (value === null ? '—' : number(value, 1, true))
  return (
    <div className="scroll tall mt-2" tabIndex={0} role="region" aria-label={t('review.title')}>
      <table className="table">
        <caption className="sr-only">{t('review.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ranking.agency')}</th>
            <th scope="col">{t('review.totalBefore')}</th>
            <th scope="col">{t('review.totalAfter')}</th>
            <th scope="col">{t('review.before')}</th>
            <th scope="col">{t('review.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((own) => (
            <tr key={own.code}>
              <th scope="row">
                {title(own)} {ruled.includes(own.agencyId) ? <span className="badge">{t('review.ruled')}</span> : null}
              </th>
              <td className="number">{total(own.totalBefore)}</td>
              <td className="number">{total(own.totalAfter)}</td>
              <td className="number">{rank(own.rankBefore)}</td>
              <td className="number">{rank(own.rankAfter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
