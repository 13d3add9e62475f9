import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAwardResults } from '../../db/queries/award-inputs'
import { Help } from '../glossary/help'
import { DeviationForm, FallOutForm, RecusalForm } from '../pages/shortlist/shortlist-forms'
import { ShortlistEntries } from '../pages/shortlist/shortlist-entries'
import { DeviationList, FallOutList, RecusalList } from '../pages/shortlist/shortlist-papers'
import { awardRunId } from '../access/awards-context.server'
import { useRefusalWords } from '../pages/shortlist/use-refusal-words'
import { requireEdition } from '../access/edition-context.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { ShortlistForm, isOfSecretariat, takeShortlistForm } from '../pages/shortlist/shortlist-actions.server'
import { shortlistActs, viewShortlist } from '../pages/shortlist/shortlist-view.server'
import { EmptyState, Notice } from '../ui/notice'
import { EditionLink } from '../ui/edition-link'
import { Button } from '../ui/button'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'shortlist.see')
  const runId = awardRunId(editionContext)
  const [list, results] = await Promise.all([
    viewShortlist(context, editionContext),
    runId === null ? [] : listAwardResults(context.db, runId),
  ])
  return {
    edition: editionContext.edition,
    list,
    acts: shortlistActs(context, editionContext),
    agencies: results
      .filter((row) => row.competes && row.total !== null)
      .map(({ agency, titleFa, titleEn }) => ({ code: agency, titleFa, titleEn })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireEdition(context, params, 'shortlist.see')
  const sent = await readForm(context, request, ShortlistForm)
  const editionContext = await requireEdition(
    context,
    params,
    isOfSecretariat(sent.intent) ? 'shortlist.propose' : 'shortlist.judge',
  )
  if (!sent.ok) return data({ ...refusalOf(sent), detail: '', names: [] }, { status: 400 })
  const done = await takeShortlistForm(context, editionContext, sent.values)
  if (done.ok) return redirect(new URL(request.url).pathname)
  const names = ('names' in done && done.names) || []
  return data({ ...refusalOf(sent, done.why), detail: done.detail, names }, { status: 409 })
}

export const handle = { texts: ['awards', 'papers', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.shortlist.title)

export default function Shortlist() {
  const { edition, list, acts, agencies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const wordsOf = useRefusalWords()
  const problem = answer?.why ? wordsOf(answer.why, answer) : null
  const hasSheet = ['deviate', 'recuse', 'fall-out'].includes(answer?.intent ?? '')
  const refusal = { refused: answer, problem }
  const isOpen = list !== null && list.closedAt === null
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{t('shortlist.title')}</h1>
        <Help of="shortlist" label={t('shortlist.title')} />
        <span className="ms-auto flex flex-wrap gap-3">
          <EditionLink kind="quiet" page="awards">
            {t('awards.title')}
          </EditionLink>
          <EditionLink kind="quiet" page="shortlist/votes">
            {t('votes.title')}
          </EditionLink>
          <EditionLink kind="quiet" page="shortlist/marks">
            {t('marks.title')}
          </EditionLink>
        </span>
      </div>
      <p className="mt-1 max-w-3xl text-quiet">{t('shortlist.lead')}</p>
      {problem !== null && !hasSheet ? (
        <Notice isAnswer className="mt-3">
          {problem}
        </Notice>
      ) : null}
      {list ? <ListFacts list={list} /> : <EmptyState className="mt-4">{t('shortlist.none')}</EmptyState>}
      {list?.isOfOtherRun ? <Notice className="mt-3 max-w-3xl">{t('shortlist.otherRun')}</Notice> : null}
      {acts.mayPropose && (isOpen || !list || list.isOfOtherRun) ? (
        <PostForm className="mt-4 flex flex-wrap gap-3">
          <input type="hidden" name="after" value={list?.number ?? 0} />
          {isOpen && (list.amends !== null || list.rounds.some((round) => round.voidReason === null)) ? null : (
            <Button kind={list ? 'quiet' : 'primary'} name="intent" value="propose">
              {list ? t('shortlist.proposeAgain') : t('shortlist.propose')}
            </Button>
          )}
          {isOpen ? (
            <Button name="intent" value="close">
              {t('shortlist.close')}
            </Button>
          ) : null}
        </PostForm>
      ) : null}
      {list?.categories.map((category) => (
        <ShortlistEntries key={category.code} category={category} decimals={list.decimals} />
      ))}
      {list ? <DeviationList deviations={list.deviations} mayJudge={acts.mayJudge && isOpen} refused={answer} /> : null}
      {list && isOpen && acts.mayJudge ? <DeviationForm categories={list.categories} {...refusal} /> : null}
      {list ? <FallOutList fallOuts={list.fallOuts} mayUndo={acts.mayPropose && isOpen} refused={answer} /> : null}
      {list && acts.mayPropose ? <FallOutForm categories={list.categories} isClosed={!isOpen} {...refusal} /> : null}
      {list ? <RecusalList recusals={list.recusals} /> : null}
      {isOpen && acts.mayJudge ? <RecusalForm agencies={agencies} {...refusal} /> : null}
    </>
  )
}

function ListFacts({
  list,
}: {
  list: { number: number; amends: number | null; closedAt: string | null; hash: string | null }
}) {
  const { t, number, moment } = useLanguage()
  return (
    <p className="mt-3 flex flex-wrap gap-3 text-sm">
      <span className="badge">{t('shortlist.number', { n: number(list.number) })}</span>
      {list.amends === null ? null : <span>{t('shortlist.amends', { n: number(list.amends) })}</span>}
      {list.closedAt ? <span>{t('shortlist.closedAt', { moment: moment(list.closedAt) })}</span> : null}
      {list.hash ? (
        <span>
          {t('shortlist.hash')}: <bdi className="code">{list.hash}</bdi>
        </span>
      ) : null}
    </p>
  )
}
