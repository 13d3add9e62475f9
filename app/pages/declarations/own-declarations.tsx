import type { OwnView, Refused } from './declaration-parts'
import { useLanguage } from '../../page-language/use-language'
import { DeclarationCard } from './declaration-card'
import { SubmitDeclarations } from './submit-declarations'
import { EmptyState } from '../../ui/notice'

/** What an agency declares: a card for each metric, and the way to submit them all. */
export function OwnDeclarations({ own, isPast, refused }: { own: OwnView; isPast: boolean; refused: Refused }) {
  const { t } = useLanguage()
  if (!own.isParticipant) return <EmptyState className="mt-4 text-quiet">{t('declaration.noParticipant')}</EmptyState>
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
