import { Link, useParams } from '@remix-run/react'
import type { Freshness } from '../../db/queries/freshness'
import { useLanguage } from '../i18n/use-language'

const hourMs = 3_600_000

/** How old what each source said is at a moment, and how its pulls went. */
export function FreshnessTable({ sources, now }: { sources: readonly Freshness[]; now: string }) {
  const { t } = useLanguage()
  const { lang, festival } = useParams()
  return (
    <section className="mt-6">
      <h2 id="freshness">{t('data.freshness.title')}</h2>
      <p className="text-sm text-quiet">
        {t('data.freshness.lead')}{' '}
        <Link className="underline" to={`/${lang}/${festival}/sources`}>
          {t('data.freshness.sources')}
        </Link>
      </p>
      <div className="scroll mt-2" tabIndex={0} role="region" aria-labelledby="freshness">
        <table className="table">
          <thead>
            <tr>
              {(['source', 'kind', 'last', 'age', 'read', 'quarantined', 'pulls', 'failures'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {t(`data.freshness.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <Row key={source.code} source={source} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ source, now }: { source: Freshness; now: string }) {
  const { t, title, moment, number } = useLanguage()
  const { lang, festival } = useParams()
  const hours =
    source.finishedAt === null
      ? null
      : Math.max(Math.floor((Date.parse(now) - Date.parse(source.finishedAt)) / hourMs), 0)
  return (
    <tr>
      <th scope="row">
        <Link to={`/${lang}/${festival}/sources/${source.code}`}>{title(source)}</Link>
      </th>
      <td>{t(`kind.${source.kind}`)}</td>
      <td>
        {source.finishedAt === null ? (
          <span className="text-quiet">{t('data.freshness.never')}</span>
        ) : (
          <Link to={`/${lang}/${festival}/pulls/${source.pullId}`}>
            <bdi>{moment(source.finishedAt)}</bdi>
          </Link>
        )}
        {source.failedPullId === null ? null : (
          <Link className="block text-warn" to={`/${lang}/${festival}/pulls/${source.failedPullId}`}>
            {t('data.freshness.failed')}
          </Link>
        )}
      </td>
      <td className="number">
        {hours === null
          ? '—'
          : hours < 48
            ? t('data.freshness.hours', { n: number(hours) })
            : t('data.freshness.days', { n: number(Math.floor(hours / 24)) })}
      </td>
      <td className="number">{source.read === null ? '—' : number(source.read)}</td>
      <td className="number">{source.quarantined === null ? '—' : number(source.quarantined)}</td>
      <td className="number">{number(source.pulls)}</td>
      <td className="number">{number(source.failures)}</td>
    </tr>
  )
}
