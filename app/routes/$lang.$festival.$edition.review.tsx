import type { RequestContext } from '../policy/request-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { type Review, findReview, listReviewedAdjustments, listReviews } from '../../db/queries/objections'
import type { Db } from '../../db/database'
import { findRun } from '../../db/queries/runs'
import { listRunDifferences } from '../../db/queries/run-differences'
import { expectFound } from '../expect/expect-found'
import { type NamedNode, nameNodes } from '../model/model-parts'
import { storedModel } from '../model/stored-model'
import { ReviewCard } from '../pages/objections/review-card'
import { type EditionContext, requireEdition } from '../access/edition-context.server'
import { listAwardChanges } from '../flows/awards/award-changes.server'
import { ImpossibleValueText } from '../figures/impossible-value'
import { decide, proposeReview } from '../flows/objections/review-rulings.server'
import { hidden, optionalText, wholeNumber } from '../forms/form-fields.server'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { EmptyState, Notice } from '../ui/notice'
import { Button } from '../ui/button'

const decision = { review: hidden(wholeNumber), reason: optionalText(4000) }
const ReviewForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose') }),
  z.object({ intent: z.literal('apply'), ...decision }),
  z.object({ intent: z.literal('cancel'), ...decision }),
])

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
    rulings: shown ? await listRulings(db, edition.id, shown) : [],
    mayDecide: reachOf(viewer, 'review.decide', { festivalId: festival.id, stage }) !== null,
  }
}

async function listRulings(
  db: Db,
  editionId: number,
  { id, candidateRunId }: Review,
): Promise<{ agency: string; indicator: NamedNode }[]> {
  const adjustments = await listReviewedAdjustments(db, id)
  const run = expectFound(await findRun(db, editionId, candidateRunId), `the candidate of the review ${id}`)
  const nameOf = nameNodes(storedModel(run.modelVersion))
  const byRuling = new Map(
    adjustments.map(({ ruling, agencyCode, objection }) => [
      ruling.id,
      { agency: agencyCode, indicator: nameOf(objection.indicatorCode) },
    ]),
  )
  return [...byRuling.values()]
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'review.decide')
  const sent = await readForm(context, request, ReviewForm)
  if (!sent.ok) return data({ ...refusalOf(sent), about: null }, { status: 400 })
  const outcome =
    sent.values.intent === 'propose'
      ? await proposeReview(context, editionContext)
      : await decideNumbered(context, editionContext, sent.values)
  if (outcome.ok) return redirect(new URL(request.url).pathname)
  const about = outcome.why === 'impossible' ? { agency: outcome.agency, impossible: outcome.impossible } : null
  return data({ ...refusalOf(sent, outcome.why), about }, { status: 400 })
}

async function decideNumbered(
  context: RequestContext,
  editionContext: EditionContext,
  { review: number, intent, reason }: { review: number; intent: 'apply' | 'cancel'; reason: string },
) {
  const review = await findReview(context.db, editionContext.edition.id, number)
  found(review)
  return decide(context, editionContext, review, intent === 'apply' ? 'applied' : 'cancelled', reason)
}

export const handle = { texts: ['objections', 'rankings', 'changes', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.review.title)

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
      {answer?.why ? (
        <Notice isAnswer className="mt-3">
          {t(`review.refused.${answer.why}`, { agency: answer.about ? title(answer.about.agency) : '' })}{' '}
          {answer.about ? <ImpossibleValueText impossible={answer.about.impossible} /> : null}
        </Notice>
      ) : null}
      {mayDecide && !hasOpen ? (
        <PostForm intent="propose" className="mt-4">
          <Button>{t('review.propose')}</Button>
        </PostForm>
      ) : null}
      {reviews.length ? null : <EmptyState className="mt-4 text-quiet">{t('review.none')}</EmptyState>}
      {reviews.map((review) => (
        <ReviewCard
          key={review.number}
          review={review}
          changes={review.number === shown ? { differences, awards, rulings } : null}
          mayDecide={mayDecide}
          refused={answer}
        />
      ))}
    </>
  )
}
