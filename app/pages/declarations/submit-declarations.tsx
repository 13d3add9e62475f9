import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import type { OwnView, Refused } from './declaration-parts'
import { ImpossibleValueText } from '../../figures/impossible-value'
import { WithdrawForm } from '../../forms/withdraw-form'
import { Notice } from '../../ui/notice'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/field'

/** The one submit of all that is open, by the head of an agency; the others see what is still missing. */
export function SubmitDeclarations({ own, isPast, refused }: { own: OwnView; isPast: boolean; refused: Refused }) {
  const { t } = useLanguage()
  const { missing, bare, open, maySubmit, seen } = own
  const isReady = open > 0 && !missing.length && !bare.length
  return (
    <section className="sheet mt-4" id="submit" aria-labelledby="submit-title">
      <h2 id="submit-title">{t('declaration.submitTitle')}</h2>
      {refused?.why ? (
        <Notice isAnswer className="mt-2">
          {refused.impossible ? (
            <ImpossibleValueText impossible={refused.impossible} />
          ) : (
            t(`declaration.refused.${refused.why}`)
          )}
        </Notice>
      ) : null}
      {open === 0 ? <p className="mt-1 text-quiet">{t('declaration.allSent')}</p> : null}
      <Lacking label={t('declaration.missing')} metrics={missing} />
      <Lacking label={t('declaration.bare')} metrics={bare} />
      {open > 0 && !maySubmit ? <p className="mt-1 text-quiet">{t('declaration.submitWaits')}</p> : null}
      {isReady && maySubmit ? (
        <PostForm intent="submit" className="mt-2 grid gap-3" data-acts-on-saved>
          <input type="hidden" name="seen" value={seen} />
          <p className="text-quiet">{t('declaration.submitHelp')}</p>
          {isPast ? <p className="text-warn">{t('declaration.submitLate')}</p> : null}
          <Choice label={t('declaration.confirm')} name="confirmed" required />
          <p>
            <Button>{t('declaration.submit')}</Button>
          </p>
        </PostForm>
      ) : null}
      {own.withdrawable > 0 && maySubmit ? <TakeBack own={own} refused={refused} /> : null}
    </section>
  )
}

function TakeBack({ own, refused }: { own: OwnView; refused: Refused }) {
  const { t, number } = useLanguage()
  return (
    <WithdrawForm
      summary={t('declaration.withdraw', { n: number(own.withdrawable) })}
      help={t('declaration.withdrawHelp')}
      reason={t('declaration.withdrawReason')}
      send={t('declaration.withdrawSend')}
      intent="withdraw"
      refused={refused?.intent === 'withdraw' ? refused : null}
    >
      <input type="hidden" name="seen" value={own.sent} />
    </WithdrawForm>
  )
}

function Lacking({ label, metrics }: { label: string; metrics: OwnView['missing'] }) {
  const { t, title } = useLanguage()
  if (!metrics.length) return null
  return (
    <p className="mt-1">
      <span className="text-quiet">{label}:</span> {metrics.map(title).join(t('comma'))}
    </p>
  )
}
