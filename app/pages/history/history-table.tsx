import type { HistoryPoint } from './history-values'
import { shareOf } from './history-values'
import type { History } from './history.server'
import { useLanguage } from '../../page-language/use-language'
import { useBucketName } from './use-bucket-name'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** The numbers of a history with how many agencies and periods stand behind each. */
export function HistoryTable({ history: { by, subject, points } }: { history: History }) {
  const { t, title } = useLanguage()
  const [whole, part] = subject.metrics
  return (
    <Table label={title(subject)} className="mt-2">
      <Head>
        <ColumnHead>{t(`history.size.${by}`)}</ColumnHead>
        <ColumnHead>{whole ? title(whole) : null}</ColumnHead>
        {part ? (
          <>
            <ColumnHead>{title(part)}</ColumnHead>
            <ColumnHead>{t('history.rest')}</ColumnHead>
            <ColumnHead>{t('history.share')}</ColumnHead>
          </>
        ) : null}
        <ColumnHead>{t('history.agencies')}</ColumnHead>
        <ColumnHead>{t('history.periods')}</ColumnHead>
      </Head>
      <tbody>
        {points.map((point) => (
          <Row key={point.key} point={point} by={by} unit={subject.unit} hasPart={part !== undefined} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ point, by, unit, hasPart }: { point: HistoryPoint; by: History['by']; unit: string; hasPart: boolean }) {
  const { t, number, format } = useLanguage()
  const name = useBucketName(by)
  const { whole, part } = point
  const share = shareOf(point)
  return (
    <tr>
      <RowHead>{name(point)}</RowHead>
      <NumberCell>
        {whole === null ? <span className="text-quiet">{t(`status.${point.status}`)}</span> : format.value(whole, unit)}
      </NumberCell>
      {hasPart ? (
        <>
          <NumberCell>{part === null ? '—' : format.value(part, unit)}</NumberCell>
          <NumberCell>{whole === null || part === null ? '—' : format.value(whole - part, unit)}</NumberCell>
          <NumberCell>{share === null ? '—' : format.share(share)}</NumberCell>
        </>
      ) : null}
      <NumberCell>{number(point.agencies)}</NumberCell>
      <NumberCell>{number(point.periods)}</NumberCell>
    </tr>
  )
}
