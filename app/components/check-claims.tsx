import type { CheckedClaim } from '../check/compare'
import { useLanguage } from '../i18n/use-language'

/** What was checked, in words, and whether each of it is so. */
export function CheckClaims({ claims }: { claims: readonly CheckedClaim[] }) {
  const { t, digits } = useLanguage()
  const isTrue = claims.every((claim) => claim.isTrue)
  return (
    <section className="sheet" aria-labelledby="checked">
      <h2 id="checked">{t(isTrue ? 'check.same' : 'check.other')}</h2>
      <ul className="mt-3 grid gap-3">
        {claims.map(({ claim, isTrue: holds, published, made }) => (
          <li key={claim}>
            <strong className={holds ? '' : 'text-bad'}>{t(holds ? 'check.yes' : 'check.no')}</strong>{' '}
            {t(`check.claim.${claim}`, { published: digits(published), made: digits(made) })}
            {claim === 'ranking' ? null : (
              <div className="code text-quiet">
                {made}
                {holds ? null : ` ≠ ${published}`}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
