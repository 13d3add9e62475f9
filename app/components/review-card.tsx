import { Form, Link } from '@remix-run/react'
import type { Review } from '../../db/queries/objections'
import { useLanguage } from '../i18n/use-language'
import type { CorrectionDocument } from '../results-document'
import { AwardChanges } from './award-changes'
import { RunDifferences } from './run-differences'

interface Props {
  review: Review & { decidedBy: string | null }
  /** Null where they are not shown: of one review at a time. */
  changes: {
    differences: CorrectionDocument['changes']
    awards: CorrectionDocument['awards']
    rulings: readonly { agency: string; indicator: string }[]
  } | null
  mayDecide: boolean
}

/** A set of rulings as one: its whole difference, and the decision. */
export function ReviewCard({ review, changes, mayDecide }: Props) {
  const { t, moment, digits } = useLanguage()
  return (
    <section className="sheet mt-5" aria-label={t('review.number', { n: digits(review.number) })}>
      <h2>
        {t('review.number', { n: digits(review.number) })}{' '}
        <span className="badge">{t(`review.state.${review.state}`)}</span>
      </h2>
      {review.decidedAt ? (
        <p className="text-sm text-quiet">
          <bdi>{moment(review.decidedAt)}</bdi> {review.decidedBy} {review.reason}
        </p>
      ) : null}
      {review.hasNewerData ? (
        <p className="mt-2 rounded-lg bg-warn-soft px-4 py-2 text-warn">{t('review.newer')}</p>
      ) : null}
      {changes ? (
        <>
          <RunDifferences differences={changes.differences} rulings={changes.rulings} />
          <AwardChanges changes={changes.awards} />
        </>
      ) : (
        <p className="mt-2">
          <Link to={`?review=${review.number}`}>{t('review.see')}</Link>
        </p>
      )}
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
