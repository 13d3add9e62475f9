import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  Ballot,
  CloseRoundForm,
  OpenRoundForm,
  ReceiptForm,
  TieForms,
  VoidRoundForm,
  VoteRuleForm,
} from '../pages/shortlist/vote-forms'
import { ShortlistEntries } from '../pages/shortlist/shortlist-entries'
import { requireEdition } from '../access/edition-context.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import {
  type ShortlistView,
  shortlistActs,
  viewShortlist,
  viewVoteRule,
} from '../pages/shortlist/shortlist-view.server'
import { readVoteRules } from '../settings/settings.server'
import type { RefusedForm } from '../forms/form-fault'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { VoteForm, isOfHolder, takeVoteForm } from '../pages/shortlist/vote-actions.server'
import { EmptyState, Notice } from '../ui/notice'
import { EditionLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'shortlist.see')
  const [list, rule, preset] = [
    await viewShortlist(context, place),
    await viewVoteRule(context, place),
    await readVoteRules(context.db, place.festival.id),
  ]
  return { edition: place.edition, list, acts: shortlistActs(context, place), preset, rule }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireEdition(context, params, 'shortlist.see')
  const sent = await readForm(context, request, VoteForm)
  const place = await requireEdition(context, params, isOfHolder(sent.intent) ? 'votes.hold' : 'shortlist.judge')
  const nothing = { refused: null, detail: '', receipt: null, rule: null }
  if (!sent.ok) return data({ ...nothing, refused: refusalOf(sent) }, { status: 400 })
  const done = await takeVoteForm(context, place, sent.values)
  if ('receipt' in done) return data({ ...nothing, receipt: done.receipt })
  if (done.ok) return redirect(new URL(request.url).pathname)
  return data(
    {
      refused: refusalOf(sent, done.why),
      detail: done.detail,
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
      {refused?.why && !answer?.rule?.change ? (
        <Notice isAnswer className="mt-3">
          {t(`shortlist.why.${refused.why}`, { detail: answer?.detail })}
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

function OpenRound({
  list,
  round,
  acts,
  refused,
}: {
  list: ShortlistView
  round: ShortlistView['rounds'][number]
  acts: ReturnType<typeof shortlistActs>
  refused: RefusedForm | null
}) {
  const { t, number, percent } = useLanguage()
  const { turnout } = list
  if (!turnout) return null
  return (
    <section className="sheet mt-4">
      <h2>{t('votes.round', { n: number(round.number) })}</h2>
      <p className="text-quiet">
        {t('votes.rules', {
          quorum: percent(round.quorumPercent / 100),
          majority: t(`votes.majorities.${round.majority}`),
        })}
      </p>
      <p className="mt-2 text-lg">{t('votes.turnout', { n: number(turnout.voted), of: number(turnout.of) })}</p>
      {turnout.voters.length ? (
        <p className="text-sm text-quiet">{t('votes.voted', { names: turnout.voters.join(t('comma')) })}</p>
      ) : null}
      {turnout.missing.length ? (
        <p className="text-sm text-quiet">{t('votes.notVoted', { names: turnout.missing.join(t('comma')) })}</p>
      ) : null}
      {acts.mayHold ? <CloseRoundForm roundId={round.id} missing={turnout.missing} /> : null}
      {acts.mayHold ? <VoidRoundForm roundId={round.id} refused={refused} /> : null}
      {acts.mayJudge ? <Ballot roundId={round.id} list={list} /> : null}
    </section>
  )
}

/** What each round was held by, and the hash that its ballots and totals can't change behind. */
function ClosedRounds({ rounds }: { rounds: ShortlistView['rounds'] }) {
  const { t, number, percent } = useLanguage()
  return (
    <ul className="mt-4 grid gap-2 text-sm text-quiet">
      {rounds
        .filter((round) => !round.isOpen)
        .map((round) => (
          <li key={round.id}>
            {t('votes.round', { n: number(round.number) })} · {t(`votes.secrecy.${round.secrecy}`)} ·{' '}
            {t('votes.rules', {
              quorum: percent(round.quorumPercent / 100),
              majority: t(`votes.majorities.${round.majority}`),
            })}
            {round.voidReason === null ? null : <> · {t('votes.voided', { reason: round.voidReason })}</>}
            {round.commitment === null ? null : (
              <>
                {' '}
                · {t('votes.commitment')}: <bdi className="code">{round.commitment}</bdi>
              </>
            )}
          </li>
        ))}
    </ul>
  )
}
