import type { loadDeclarations } from '../views/declaration-view.server'
import type { DeclarationAnswer } from '../forms/declaration-form.server'
import { useLanguage } from '../i18n/use-language'
import { DeclarationCard } from './declaration-card'
import { SubmitDeclarations } from './submit-declarations'

export type Refused = Extract<DeclarationAnswer, { ok: false }> | null
export type OwnView = NonNullable<Awaited<ReturnType<typeof loadDeclarations>>['own']>

/** What an agency declares: a card for each metric, and the way to submit them all. */
export function OwnDeclarations({ own, isPast, refused }: { own: OwnView; isPast: boolean; refused: Refused }) {
  const { t } = useLanguage()
  if (!own.isParticipant) return <p className="sheet mt-4 text-quiet">{t('declaration.noParticipant')}</p>
  return (
    <>
      {own.mayWrite ? null : <p className="mt-3 text-quiet">{t('declaration.closed')}</p>}
      <div className="mt-4 grid gap-4">
        {own.items.map((item) => (
          <DeclarationCard
            key={item.metric.code}
            item={item}
            mayWrite={own.mayWrite}
            refused={refused?.about === item.metric.code ? refused : null}
          />
        ))}
      </div>
      {own.mayWrite ? (
        <SubmitDeclarations own={own} isPast={isPast} refused={refused?.about === 'submit' ? refused : null} />
      ) : null}
    </>
  )
}
