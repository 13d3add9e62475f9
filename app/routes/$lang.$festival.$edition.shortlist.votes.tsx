import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { Ballot, CloseRoundForm, OpenRoundForm } from '../components/vote-forms'
import { ShortlistEntries } from '../components/shortlist-entries'
import { requireEdition } from '../access/edition-place.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { shortlistActs, viewShortlist } from '../views/shortlist-view.server'
import { readVoteRules } from '../settings/settings.server'
import { doVote, isOfHolder } from '../forms/vote-forms.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'shortlist.see')
  return {
    edition: place.edition,
    list: await viewShortlist(context, place),
    acts: shortlistActs(context, place),
    preset: await readVoteRules(context.db, place.festival.id),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const place = await requireEdition(context, params, isOfHolder(form) ? 'votes.hold' : 'shortlist.judge')
  const done = await doVote(context, place, form)
  return done.ok
    ? redirect(new URL(request.url).pathname)
    : data(done, { status: done.why === 'incomplete' ? 400 : 409 })
}

export const handle = { texts: ['awards'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.votes.title)

export default function Votes() {
  const { edition, list, acts, preset } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, number, percent } = useLanguage()
  const params = useParams()
  const open = list?.rounds.find((round) => round.isOpen) ?? null
  return (
    <>
      <p className="text-sm text-quiet">
        {title(edition)} ·{' '}
        <Link to={`/${params['lang']}/${params['festival']}/${params['edition']}/shortlist`}>{t('votes.back')}</Link>
      </p>
      <h1>{t('votes.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('votes.secret')}</p>
      {answer ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`shortlist.why.${answer.why}`, { detail: answer.detail })}
        </p>
      ) : null}
      {list ? null : <p className="sheet mt-4">{t('shortlist.none')}</p>}
      {list && !open ? <p className="sheet mt-4">{t('votes.none')}</p> : null}
      {list && !open && !list.closedAt && acts.mayHold ? <OpenRoundForm preset={preset} /> : null}
      {open && list?.turnout ? (
        <section className="sheet mt-4">
          <h2>{t('votes.round', { n: number(open.number) })}</h2>
          <p className="text-quiet">
            {t('votes.rules', {
              quorum: percent(open.quorumPercent / 100),
              majority: t(`votes.majorities.${open.majority}`),
            })}
          </p>
          <p className="mt-2 text-lg">
            {t('votes.turnout', { n: number(list.turnout.voted), of: number(list.turnout.of) })}
          </p>
          {acts.mayHold ? <CloseRoundForm roundId={open.id} /> : null}
          {acts.mayJudge ? <Ballot roundId={open.id} list={list} /> : null}
        </section>
      ) : null}
      {list?.rounds.some((round) => !round.isOpen)
        ? list.categories.map((category) => (
            <ShortlistEntries key={category.code} category={category} decimals={list.decimals} />
          ))
        : null}
    </>
  )
}
