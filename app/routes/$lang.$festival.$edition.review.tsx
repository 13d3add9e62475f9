import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type RuledAdjustment, findReview, listReviewedAdjustments, listReviews } from '../../db/queries/objections'
import { listRunDifferences } from '../../db/queries/run-differences'
import { ReviewCard } from '../components/review-card'
import { requireEdition } from '../access/edition-place.server'
import { listAwardChanges } from '../flows/award-changes.server'
import { decide, proposeReview } from '../flows/review-rulings.server'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, festival, stage } = await requireEdition(context, params, 'reviews.see')
  const { db, viewer } = context
  const reviews = await listReviews(db, edition.id)
  const wanted = Number(new URL(request.url).searchParams.get('review'))
  const shown = (reviews.find(({ review }) => review.number === wanted) ?? reviews[0])?.review
  const runs = shown && { before: shown.baseRunId, after: shown.candidateRunId }
  return {
    edition,
    reviews: reviews.map(({ review, decidedBy }) => ({ ...review, decidedBy })),
    shown: shown?.number,
    differences: runs ? await listRunDifferences(db, runs.before, runs.after) : [],
    awards: runs ? await listAwardChanges(db, edition, runs) : [],
    rulings: shown ? rulingsOf(await listReviewedAdjustments(db, shown.id)) : [],
    mayDecide: reachOf(viewer, 'review.decide', { festivalId: festival.id, stage }) !== null,
  }
}

function rulingsOf(adjustments: readonly RuledAdjustment[]): { agency: string; indicator: string }[] {
  const byRuling = new Map(
    adjustments.map(({ ruling, agencyCode, objection }) => [
      ruling.id,
      { agency: agencyCode, indicator: objection.indicatorCode },
    ]),
  )
  return [...byRuling.values()]
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'review.decide')
  const form = await request.formData()
  const intent = form.get('intent')
  const review =
    intent === 'propose' ? null : await findReview(context.db, place.edition.id, Number(form.get('review')))
  if (intent !== 'propose') found(review)
  const decision = intent === 'apply' ? 'applied' : 'cancelled'
  const outcome = review
    ? await decide(context, place, review, decision, String(form.get('reason') ?? ''))
    : await proposeReview(context, place)
  return outcome.ok ? redirect(new URL(request.url).pathname) : data({ why: outcome.why }, { status: 400 })
}

export const handle = { texts: ['objections', 'rankings', 'changes'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.review.title)

export default function ReviewPage() {
  const { edition, reviews, shown, differences, awards, rulings, mayDecide } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const hasOpen = reviews.some((review) => review.state === 'open')
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('review.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('review.lead')}</p>
      {answer ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`review.refused.${answer.why}`)}
        </p>
      ) : null}
      {mayDecide && !hasOpen ? (
        <Form method="post" className="mt-4">
          <button className="button" name="intent" value="propose">
            {t('review.propose')}
          </button>
        </Form>
      ) : null}
      {reviews.length ? null : <p className="sheet mt-4 text-quiet">{t('review.none')}</p>}
      {reviews.map((review) => (
        <ReviewCard
          key={review.number}
          review={review}
          changes={review.number === shown ? { differences, awards, rulings } : null}
          mayDecide={mayDecide}
        />
      ))}
    </>
  )
}
