import { shareOf } from '../views/history-values'
import type { History, HistoryPoint } from '../views/history.server'
import { useLanguage } from '../i18n/use-language'
import { useBucketName } from './use-bucket-name'

/** The numbers of a history with how many agencies and periods stand behind each. */
export function HistoryTable({ history: { by, subject, points } }: { history: History }) {
  const { t, title } = useLanguage()
  const [whole, part] = subject.metrics
  return (
    <div className="scroll mt-2" tabIndex={0} role="region" aria-label={title(subject)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t(`history.size.${by}`)}</th>
            <th scope="col">{whole ? title(whole) : null}</th>
            {part ? (
              <>
                <th scope="col">{title(part)}</th>
                <th scope="col">{t('history.rest')}</th>
                <th scope="col">{t('history.share')}</th>
              </>
            ) : null}
            <th scope="col">{t('history.agencies')}</th>
            <th scope="col">{t('history.periods')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.key} point={point} by={by} hasPart={part !== undefined} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ point, by, hasPart }: { point: HistoryPoint; by: History['by']; hasPart: boolean }) {
  const { t, number, percent } = useLanguage()
  const name = useBucketName(by)
  const { whole, part } = point
  const share = shareOf(point)
  return (
    <tr>
      <th scope="row">{name(point)}</th>
      <td className="number">
        {whole === null ? <span className="text-quiet">{t(`status.${point.status}`)}</span> : number(whole, 1)}
      </td>
      {hasPart ? (
        <>
          <td className="number">{part === null ? '—' : number(part, 1)}</td>
          <td className="number">{whole === null || part === null ? '—' : number(whole - part, 1)}</td>
          <td className="number">{share === null ? '—' : percent(share, 1)}</td>
        </>
      ) : null}
      <td className="number">{number(point.agencies)}</td>
      <td className="number">{number(point.periods)}</td>
    </tr>
  )
}
