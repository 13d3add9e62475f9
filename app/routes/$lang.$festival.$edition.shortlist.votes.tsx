import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OpenRoundForm, ReceiptForm, TieForms, VoteRuleForm } from '../pages/votes/vote-forms'
import { ClosedRounds, OpenRound } from '../pages/votes/rounds'
import { ShortlistEntries } from '../pages/shortlist/shortlist-entries'
import { requireEdition } from '../access/edition-context.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { shortlistActs, viewShortlist, viewVoteRule } from '../pages/shortlist/shortlist-view.server'
import { readVoteRules } from '../settings/settings.server'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { useRefusalWords } from '../pages/shortlist/use-refusal-words'
import { VoteForm, isOfHolder, takeVoteForm } from '../pages/votes/vote-actions.server'
import { EmptyState, Notice } from '../ui/notice'
import { EditionLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'shortlist.see')
  const [list, rule, preset] = [
    await viewShortlist(context, editionContext),
    await viewVoteRule(context, editionContext),
    await readVoteRules(context.db, editionContext.festival.id),
  ]
  return { edition: editionContext.edition, list, acts: shortlistActs(context, editionContext), preset, rule }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireEdition(context, params, 'shortlist.see')
  const sent = await readForm(context, request, VoteForm)
  const editionContext = await requireEdition(
    context,
    params,
    isOfHolder(sent.intent) ? 'votes.hold' : 'shortlist.judge',
  )
  const nothing = { refused: null, detail: '', names: [], receipt: null, rule: null }
  if (!sent.ok) return data({ ...nothing, refused: refusalOf(sent) }, { status: 400 })
  const done = await takeVoteForm(context, editionContext, sent.values)
  if ('receipt' in done) return data({ ...nothing, receipt: done.receipt })
  if (done.ok) return redirect(new URL(request.url).pathname)
  return data(
    {
      refused: refusalOf(sent, done.why),
      detail: done.detail,
      names: ('names' in done && done.names) || [],
      receipt: null,
      rule: 'rule' in done ? done.rule : null,
    },
    { status: done.why === 'incomplete' ? 400 : 409 },
  )
}

export const handle = { texts: ['awards', 'papers', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.votes.title)

export default function Votes() {
  const { edition, list, acts, preset, rule } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, number } = useLanguage()
  const wordsOf = useRefusalWords()
  const refused = answer?.refused ?? null
  const open = list?.rounds.find((round) => round.isOpen) ?? null
  return (
    <>
      <p className="text-sm text-quiet">
        {title(edition)} · <EditionLink page="shortlist">{t('votes.back')}</EditionLink>
      </p>
      <h1>{t('votes.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t(`votes.secrecyTold.${open?.secrecy ?? rule.secrecy}`)}</p>
      <p className="mt-1 max-w-3xl text-sm text-quiet">
        {t('votes.ruleFacts', {
          secrecy: t(`votes.secrecy.${rule.secrecy}`),
          onTie: t(`awards.tiedVote.${rule.onTie}`),
          minBallots: number(rule.minBallots),
          chair: rule.chair ?? t('votes.noChair'),
        })}
      </p>
      {answer && refused?.why && !answer.rule?.change ? (
        <Notice isAnswer className="mt-3">
          {wordsOf(refused.why, answer)}
        </Notice>
      ) : null}
      {list ? null : <EmptyState className="mt-4">{t('shortlist.none')}</EmptyState>}
      {list && !open ? <EmptyState className="mt-4">{t('votes.none')}</EmptyState> : null}
      {list && !open && !list.closedAt && acts.mayHold ? (
        <VoteRuleForm rule={rule} sent={answer?.rule ?? null} refused={refused} />
      ) : null}
      {list && !open && !list.closedAt && acts.mayHold ? <OpenRoundForm preset={preset} refused={refused} /> : null}
      {list && open ? <OpenRound list={list} round={open} acts={acts} refused={refused} /> : null}
      {list && !open && !list.closedAt && acts.mayJudge ? <TieForms list={list} /> : null}
      {list && list.rounds.some((round) => !round.isOpen) ? <ClosedRounds rounds={list.rounds} /> : null}
      {list && acts.mayJudge && list.rounds.some((round) => round.commitment !== null) ? (
        <ReceiptForm answer={answer?.receipt ?? null} refused={refused} />
      ) : null}
      {list?.rounds.some((round) => !round.isOpen)
        ? list.categories.map((category) => (
            <ShortlistEntries key={category.code} category={category} decimals={list.decimals} />
          ))
        : null}
    </>
  )
}
