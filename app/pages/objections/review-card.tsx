import { Link } from '@remix-run/react'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { Review } from '../../../db/queries/objections'
import type { NamedNode } from '../../model/model-parts'
import { useLanguage } from '../../page-language/use-language'
import type { CorrectionDocument } from '../../documents/results-document'
import { AwardChanges } from '../awards/award-changes'
import { RunDifferences } from '../runs/run-differences'
import { Notice } from '../../ui/notice'
import { TextField } from '../../ui/field'
import { Button } from '../../ui/button'

interface Props {
  review: Review & { decidedBy: string | null }
  /** Null where they are not shown: of one review at a time. */
  changes: {
    differences: CorrectionDocument['changes']
    awards: CorrectionDocument['awards']
    rulings: readonly { agency: string; indicator: NamedNode }[]
  } | null
  mayDecide: boolean
  refused: RefusedForm | undefined
}

/** A set of rulings as one: its whole difference, and the decision. */
export function ReviewCard({ review, changes, mayDecide, refused }: Props) {
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
      {review.hasNewerData ? <Notice className="mt-2">{t('review.newer')}</Notice> : null}
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
        <PostForm className="mt-4 flex flex-wrap items-end gap-3" refused={refused}>
          <input type="hidden" name="review" value={review.number} />
          <TextField label={t('review.reason')} className="grow" isQuiet isWide name="reason" maxLength={4000} />
          <Button name="intent" value="apply">
            {t('review.apply')}
          </Button>
          <Button kind="quiet" name="intent" value="cancel">
            {t('review.cancel')}
          </Button>
        </PostForm>
      ) : null}
    </section>
  )
}
