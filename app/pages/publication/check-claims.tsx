import { listEngineChanges } from '../../../scoring/engine-version'
import type { CheckedClaim, OtherEngine } from '../../check/compare'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'

/**
 * What was checked, in words, and whether each of it is so. What another engine made has another hash of the result,
 * and says nothing against it.
 */
export function CheckClaims({
  claims,
  otherEngine,
}: {
  claims: readonly CheckedClaim[]
  otherEngine: OtherEngine | null
}) {
  const { t, digits, pick } = useLanguage()
  const isUnclear = ({ claim, isTrue: holds }: CheckedClaim) =>
    otherEngine !== null && !holds && (claim === 'result' || claim === 'ranking')
  const isTrue = claims.every((claim) => claim.isTrue)
  const isByEngine = !isTrue && claims.every((claim) => claim.isTrue || isUnclear(claim))
  return (
    <section className="sheet" aria-labelledby="checked">
      <h2 id="checked">{t(isTrue ? 'check.same' : isByEngine ? 'check.byEngine' : 'check.other')}</h2>
      {otherEngine && !isTrue ? (
        <Notice as="div" className="mt-2">
          <p>{t('check.engine', { published: digits(otherEngine.published), here: digits(otherEngine.here) })}</p>
          <ul className="list-disc ps-5">
            {listEngineChanges(otherEngine.published, otherEngine.here).map((change) => (
              <li key={change.en}>{pick(change)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ul className="mt-3 grid gap-3">
        {claims
          .map((claim) => ({
            ...claim,
            says: claim.isTrue ? ('yes' as const) : isUnclear(claim) ? ('unclear' as const) : ('no' as const),
          }))
          .map(({ claim, isTrue: holds, published, made, says }) => (
            <li key={claim}>
              <strong className={says === 'no' ? 'text-bad' : ''}>{t(`check.${says}`)}</strong>{' '}
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
