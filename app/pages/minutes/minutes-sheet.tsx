import { PostForm } from '../../forms/post-form'
import type { ReactNode } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { isolate } from '../../format/isolate'
import type { FrozenMinutes } from '../../documents/minutes-document'
import { outcomeOf } from '../../documents/vote-outcome'
import { MinutesFiles } from './minutes-files'
import { WinnerList } from '../publication/winner-list'
import { Button } from '../../ui/button'

interface Props {
  minutes: FrozenMinutes
  hash: string
  files: Parameters<typeof MinutesFiles>[0]['files']
  people: readonly {
    userId: string
    name: string
    post: string
    signedAt: Date | null
    signedBy: 'password' | 'totp' | null
    dissent: string | null
  }[]
  mayReopen: boolean
  version: number
}

/** Frozen minutes as they are signed, with the signatures so far. */
export function MinutesSheet({ minutes, hash, files, people, mayReopen, version }: Props) {
  const { t, day, digits, title, number, moment } = useLanguage()
  const tellVote = (one: FrozenMinutes['votes'][number]) => {
    const counts = (['for', 'against', 'abstain'] as const).flatMap((choice) => {
      const count = one[choice]
      return count === null ? [] : [`${t(`papers.${choice}`)} ${number(count)}`]
    })
    const told = counts.length ? counts.join(t('comma')) : `${t('papers.ballots')} ${number(one.ballots ?? 0)}`
    const named = one.choices
      ?.map((choice) => `${isolate(choice.judge)} ${t(`papers.${choice.choice}`)}`)
      .join(t('comma'))
    const outcome = outcomeOf(one)
    return `${t('papers.round')} ${number(one.round)}${t('comma')}${title(one.category)}${t('comma')}${title(one.agency)}: ${told}${outcome ? ` – ${t(`papers.outcomes.${outcome}`)}` : ''}${named ? ` – ${named}` : ''}`
  }
  return (
    <>
      <section className="sheet mt-4">
        <dl className="facts">
          <dt>{t('papers.heldOn')}</dt>
          <dd>{day(minutes.heldOn)}</dd>
          <dt>{t('papers.heldAt')}</dt>
          <dd>
            <bdi>{minutes.place}</bdi>
          </dd>
          <dt>{t('papers.hash.minutes')}</dt>
          <dd>
            <bdi className="code">{hash}</bdi>
          </dd>
          {minutes.snapshot ? (
            <>
              <dt>{t('papers.hash.result')}</dt>
              <dd>
                <bdi className="code">{minutes.snapshot.resultHash}</bdi>
              </dd>
            </>
          ) : null}
          {minutes.list ? (
            <>
              <dt>{t('papers.hash.list')}</dt>
              <dd>
                <bdi className="code">{minutes.list.hash}</bdi>
              </dd>
            </>
          ) : null}
        </dl>
        {minutes.corrects === null ? null : (
          <p className="mt-3">{t('papers.corrects', { number: digits(minutes.corrects) })}</p>
        )}
        <Part title={t('papers.agenda')} items={minutes.agenda.map(isolate)} />
        <Part title={t('papers.decisions')} items={minutes.decisions.map(isolate)} />
        {minutes.list ? (
          <>
            <Part
              title={t('papers.deviations')}
              items={minutes.deviations.map(
                (one) =>
                  `${title(one.category)}: ${[one.removes && t('papers.removes', { agency: title(one.removes) }), one.adds && t('papers.adds', { agency: title(one.adds) }), one.leavesEmpty && t('papers.leftEmpty')].filter(Boolean).join(t('comma'))} – ${isolate(one.reason)}`,
              )}
            />
            <Part
              title={t('papers.fallOuts')}
              items={(minutes.fallOuts ?? []).map(
                (one) =>
                  `${title(one.agency)}${t('comma')}${one.category ? title(one.category) : t('papers.allAwards')}: ${t(`shortlist.fallOutKinds.${one.kind}`)} – ${isolate(one.reason)}`,
              )}
            />
            <Part
              title={t('papers.recusals')}
              items={minutes.recusals.map(
                (one) =>
                  `${isolate(one.judge)}: ${title(one.agency)} – ${one.kind === 'declared' ? isolate(one.reason) : t('papers.ownAgency')}`,
              )}
            />
            <Part title={t('papers.votes')} items={minutes.votes.map(tellVote)} />
            {minutes.votes.some((one) => one.for === null) ? (
              <p className="mt-1 text-sm text-quiet">{t('papers.countsHidden')}</p>
            ) : null}
            <RoundCommitments rounds={minutes.rounds ?? []} />
          </>
        ) : null}
        <MinutesFiles files={files} />
      </section>
      {minutes.entries.length || minutes.awards?.length ? (
        <WinnerList winners={minutes.entries} awards={minutes.awards} />
      ) : null}
      <section className="sheet mt-5" aria-labelledby="signatures">
        <h2 id="signatures">{t('minutes.signatures')}</h2>
        <ul className="mt-2 grid gap-3">
          {people.map((person) => (
            <li key={person.userId}>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>{' '}
              <bdi className="text-quiet">{person.post}</bdi>{' '}
              <span className="badge">
                {person.signedAt && person.signedBy
                  ? t('papers.signed', { at: moment(person.signedAt), by: t(`papers.by.${person.signedBy}`) })
                  : t('minutes.waiting')}
              </span>
              {person.dissent === null ? null : <p className="mt-1">{t('papers.dissent', { text: person.dissent })}</p>}
            </li>
          ))}
        </ul>
        {mayReopen ? (
          <PostForm intent="reopen" className="mt-4">
            <input type="hidden" name="version" value={version} />
            <Button kind="quiet">{t('minutes.reopen')}</Button>
          </PostForm>
        ) : null}
      </section>
    </>
  )
}

/** What makes totals unchangeable: the hash of ballots and totals, as it stands in the log. */
function RoundCommitments({ rounds }: { rounds: NonNullable<FrozenMinutes['rounds']> }) {
  const { t, number } = useLanguage()
  return rounds.map((round) => (
    <p key={round.number} className="mt-1 text-sm text-quiet">
      {t('papers.round')} {number(round.number)}
      {round.secrecy === undefined
        ? ''
        : `${t('comma')}${t(round.secrecy === 'secret' ? 'papers.secretRound' : 'papers.openRound')}`}
      {round.voidReason ? `${t('comma')}${t('papers.roundVoid', { reason: round.voidReason })}` : ''}
      {round.commitment ? (
        <>
          {' '}
          – {t('votes.commitment')}: <bdi className="code">{round.commitment}</bdi>
        </>
      ) : null}
    </p>
  ))
}

function Part({ title, items }: { title: ReactNode; items: readonly string[] }) {
  if (!items.length) return null
  return (
    <>
      <h2 className="mt-4">{title}</h2>
      <ol className="ms-8 mt-1 list-decimal">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    </>
  )
}
