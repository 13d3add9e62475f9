import { useSuccessionWords } from '../../figures/use-succession-words'
import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'
import type { AgencySuccession } from './agency-successions.server'

/**
 * What became of the agency and what it comes from; those that it comes from lead to their place in the edition before.
 */
export function AgencySuccessions({ successions }: { successions: readonly AgencySuccession[] }) {
  const { t, title, format } = useLanguage()
  const say = useSuccessionWords()
  if (!successions.length) return null
  return (
    <ul className="mt-2 text-sm">
      {successions.map((succession) => (
        <li key={succession.id}>
          {t('agency.since', { edition: title(succession.edition), what: say(succession) })}{' '}
          {succession.before ? (
            <EditionLink of={{ edition: succession.before.edition }} page={`agencies/${succession.agency.code}`}>
              {t('agency.rankBefore', {
                rank: format.rank(succession.before.rank),
                of: format.count(succession.before.of),
              })}
            </EditionLink>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
