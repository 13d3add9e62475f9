import type { Freshness } from '../../../db/queries/freshness'
import { FailureReason } from '../../figures/failure-reason'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { FestivalLink } from '../../ui/edition-link'

const hourMs = 3_600_000

/** How old what each source said is at a moment, and how its pulls went. */
export function FreshnessTable({ sources, now }: { sources: readonly Freshness[]; now: string }) {
  const { t } = useLanguage()
  return (
    <section className="mt-6">
      <h2 id="freshness">{t('data.freshness.title')}</h2>
      <p className="text-sm text-quiet">
        {t('data.freshness.lead')}{' '}
        <FestivalLink className="underline" page="sources">
          {t('data.freshness.sources')}
        </FestivalLink>
      </p>
      <Table labelledBy="freshness" className="mt-2">
        <Head>
          {(['source', 'kind', 'last', 'age', 'read', 'quarantined', 'pulls', 'failures'] as const).map((column) => (
            <ColumnHead key={column}>{t(`data.freshness.${column}`)}</ColumnHead>
          ))}
        </Head>
        <tbody>
          {sources.map((source) => (
            <Row key={source.code} source={source} now={now} />
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Row({ source, now }: { source: Freshness; now: string }) {
  const { t, title, moment, number } = useLanguage()
  const hours =
    source.finishedAt === null
      ? null
      : Math.max(Math.floor((Date.parse(now) - Date.parse(source.finishedAt)) / hourMs), 0)
  return (
    <tr>
      <RowHead>
        <FestivalLink page={`sources/${source.code}`}>{title(source)}</FestivalLink>
      </RowHead>
      <td>{t(`kind.${source.kind}`)}</td>
      <td>
        {source.finishedAt === null ? (
          <span className="text-quiet">{t('data.freshness.never')}</span>
        ) : (
          <FestivalLink page={`pulls/${source.pullId}`}>
            <bdi>{moment(source.finishedAt)}</bdi>
          </FestivalLink>
        )}
        {source.failedPullId === null ? null : (
          <FestivalLink className="block text-warn" page={`pulls/${source.failedPullId}`}>
            {t('data.freshness.failed')}
          </FestivalLink>
        )}
        <FailureReason failure={source.failure} />
      </td>
      <NumberCell>
        {hours === null
          ? '—'
          : hours < 48
            ? t('data.freshness.hours', { n: number(hours) })
            : t('data.freshness.days', { n: number(Math.floor(hours / 24)) })}
      </NumberCell>
      <NumberCell>{source.read === null ? '—' : number(source.read)}</NumberCell>
      <NumberCell>{source.quarantined === null ? '—' : number(source.quarantined)}</NumberCell>
      <NumberCell>{number(source.pulls)}</NumberCell>
      <NumberCell>{number(source.failures)}</NumberCell>
    </tr>
  )
}
