import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import type { InviteListAnswer } from './invite-list-actions.server'
import { LocalAddress } from './local-address'

/** What became of a list: who was mailed, and a slip to cut out for everybody whose link goes by hand. */
export function InvitationSlips({ invited: outcome }: { invited: NonNullable<InviteListAnswer['invited']> }) {
  const { t, number, title, moment } = useLanguage()
  const { invited, failed, until } = outcome
  const mailed = invited.filter(({ delivery }) => delivery.by === 'mail')
  const byHand = invited.flatMap(({ delivery, ...person }) =>
    delivery.by === 'hand' ? [{ ...person, link: delivery.link, isFailed: delivery.isFailed }] : [],
  )
  return (
    <section aria-labelledby="slips" className="grid gap-4">
      <div className="no-print grid gap-2">
        <h2 id="slips">{t('people.list.invited', { n: number(invited.length) })}</h2>
        {mailed.length ? (
          <Notice kind="done" isAnswer>
            {t('people.list.mailed', { n: number(mailed.length) })}
          </Notice>
        ) : null}
        {byHand.some(({ isFailed }) => isFailed) ? <Notice isAnswer>{t('people.list.mailFailed')}</Notice> : null}
        {failed.length ? (
          <Notice isAnswer>
            {t('people.list.failed', {
              names: failed
                .map(({ number: row, name, why }) => `${number(row)} ${name}: ${t(`people.why.${why}`)}`)
                .join(t('comma')),
            })}
          </Notice>
        ) : null}
        {byHand.length ? (
          <>
            <p>{t('people.list.slipsHelp')}</p>
            <LocalAddress link={byHand[0]?.link ?? ''} />
            <Button type="button" kind="quiet" className="justify-self-start" onClick={() => window.print()}>
              {t('people.list.print')}
            </Button>
          </>
        ) : null}
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {byHand.map(({ number: row, name, username, role, agency, link }) => (
          <li key={row} className="break-inside-avoid rounded-lg border border-dashed border-line p-4" data-slip>
            <p className="font-bold">{name}</p>
            <p className="text-sm">
              {t(`role.${role}`)}
              {agency ? ` · ${title(agency)}` : ''}
            </p>
            <p className="mt-1 text-sm">
              {t('people.username')}: <bdi dir="ltr">{username}</bdi>
            </p>
            <p className="mt-2 text-sm">{t('people.list.slip')}</p>
            <p className="code mt-1 select-all break-all text-sm" dir="ltr">
              {link}
            </p>
            <p className="mt-2 text-sm text-quiet">
              {t('people.list.until')} <bdi>{moment(until)}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
