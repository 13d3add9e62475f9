import type { RefusedForm } from '../../forms/form-fault'
import { useLanguage } from '../../page-language/use-language'
import type { ShortlistView, shortlistActs } from '../shortlist/shortlist-view.server'
import { Ballot, CloseRoundForm, VoidRoundForm } from './vote-forms'

/** The round that is open: its rules, who has voted, and the ballot or the end of it. */
export function OpenRound({
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
export function ClosedRounds({ rounds }: { rounds: ShortlistView['rounds'] }) {
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
