import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'

interface Sent {
  at: string | Date | null
  failure: { at: string | Date; detail: string } | null
}

interface Props {
  log: {
    signed: { sequence: number; at: string | Date } | null
    fault: {
      why: 'changed' | 'missing' | 'inserted' | 'cut' | 'rewritten' | 'signature' | 'other-key' | 'empty'
      sequence: number
    } | null
    checkedAt: string | Date | null
    mail: Sent | null
    webhook: Sent | null
  }
}

/** Whether the log is what was signed, how far it is signed, and whether its signatures went out. */
export function LogStatePanel({ log }: Props) {
  const { t, digits, moment } = useLanguage()
  const { signed, fault, checkedAt } = log
  return (
    <section className="sheet mt-3 grid gap-1 text-sm" aria-label={t('audit.state')}>
      {fault ? (
        <Notice kind="error" isAnswer>
          {t(`audit.fault.${fault.why}`, { n: digits(fault.sequence) })} {t('audit.notSigned')}
        </Notice>
      ) : null}
      <p>
        {signed ? t('audit.signedUpTo', { n: digits(signed.sequence), at: moment(signed.at) }) : t('audit.unsigned')}{' '}
        {checkedAt ? t('audit.checkedAt', { at: moment(checkedAt) }) : null}
      </p>
      <Outcome way="mail" sent={log.mail} />
      <Outcome way="webhook" sent={log.webhook} />
    </section>
  )
}

function Outcome({ way, sent }: { way: 'mail' | 'webhook'; sent: Sent | null }) {
  const { t, moment } = useLanguage()
  if (!sent) return null
  return (
    <p className={sent.failure ? 'text-warn' : 'text-quiet'}>
      {sent.at ? t(`audit.sent.${way}`, { at: moment(sent.at) }) : null}{' '}
      {sent.failure ? t(`audit.sendFailed.${way}`, { at: moment(sent.failure.at) }) : null}{' '}
      {sent.failure ? <bdi dir="ltr">{sent.failure.detail}</bdi> : null}
    </p>
  )
}
