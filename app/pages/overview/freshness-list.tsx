import { useLanguage } from '../../page-language/use-language'
import type { SourceFreshness } from './source-freshness.server'
import { DaysAgo } from '../../ui/days'
import { FailureReason } from '../../figures/failure-reason'
import { FestivalLink } from '../../ui/edition-link'

/** How old what each source gave is, what failed since, and what nobody could read. */
export function FreshnessList({ sources }: { sources: readonly SourceFreshness[] }) {
  const { t, title, number } = useLanguage()
  return (
    <section className="sheet @container" aria-labelledby="freshness">
      <h2 id="freshness">
        <FestivalLink page="sources">{t('freshness.title')}</FestivalLink>
      </h2>
      {sources.length ? null : <p className="mt-2 text-quiet">{t('freshness.none')}</p>}
      <ul className="mt-2 grid gap-x-10 @3xl:grid-cols-2">
        {sources.map((source) => (
          <li
            key={source.code}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-1.5 last:border-0"
          >
            <FestivalLink page={`sources/${source.code}`} className="min-w-0">
              {title(source)}
            </FestivalLink>
            <span className="ms-auto flex flex-wrap items-baseline justify-end gap-2 text-sm">
              {source.isRunning ? <span className="badge">{t('freshness.running')}</span> : null}
              {source.failures ? (
                <span className="badge badge-demo">{t('freshness.failed', { n: number(source.failures) })}</span>
              ) : null}
              <span className={source.isStale ? 'text-warn' : 'text-quiet'}>
                {source.ageDays === null ? t('freshness.never') : <DaysAgo days={source.ageDays} />}
              </span>
              {source.quarantined && source.pullId !== null ? (
                <>
                  <span aria-hidden="true">·</span>
                  <FestivalLink page={`pulls/${source.pullId}`}>
                    {t('freshness.quarantined', { n: number(source.quarantined) })}
                  </FestivalLink>
                </>
              ) : null}
            </span>
            <FailureReason failure={source.failure} className="w-full text-sm text-warn" />
          </li>
        ))}
      </ul>
    </section>
  )
}
