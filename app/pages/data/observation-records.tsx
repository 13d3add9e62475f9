import { useLanguage } from '../../page-language/use-language'
import type { ObservationRecords as Facts } from './observation-records.server'
import { cellOfRecord } from './cell-of-record'
import { RawRecord } from './raw-record'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { FestivalLink } from '../../ui/edition-link'

/** What an observation says, and the records that say so. */
export function ObservationRecords({ trace, agency, seesSources, records, isCut }: Facts) {
  const { t, title, period, number, digits, format } = useLanguage()
  const { observation, metric, pull, source } = trace
  return (
    <>
      <p className="text-quiet">{t('observation.lead')}</p>
      <dl className="sheet facts mt-4">
        <dt>{t('observation.agency')}</dt>
        <dd>{title(agency)}</dd>
        <dt>{t('observation.metric')}</dt>
        <dd>{title(metric)}</dd>
        <dt>{t('observation.period')}</dt>
        <dd>
          <bdi>{period(observation.periodFrom, observation.periodTo)}</bdi>
        </dd>
        <dt>{t('observation.value')}</dt>
        <dd>
          <strong>
            {observation.status === 'reported' ? format.amount(observation.value) : t(`status.${observation.status}`)}
          </strong>
        </dd>
        <dt>{t('source.source')}</dt>
        <dd>
          {seesSources ? (
            <>
              <FestivalLink page={`sources/${source.code}`}>{title(source)}</FestivalLink> ·{' '}
              <FestivalLink page={`pulls/${pull.id}`}>{t('pull.title', { id: digits(pull.id) })}</FestivalLink>
            </>
          ) : (
            title(source)
          )}
        </dd>
      </dl>
      <Table label={t('observation.title')} className="mt-5">
        <Head>
          <ColumnHead>{t('pull.place')}</ColumnHead>
          <ColumnHead>{t('observation.value')}</ColumnHead>
          <ColumnHead>{t('observation.record')}</ColumnHead>
        </Head>
        <tbody>
          {records.map((record) => (
            <tr key={`${record.page}-${record.line}`}>
              <RowHead>
                <RecordAddress record={record} seesSources={seesSources} />
              </RowHead>
              <NumberCell>
                {observation.status === 'reported' ? format.amount(record.value) : t(`status.${observation.status}`)}
              </NumberCell>
              <td>
                <RawRecord record={record.raw} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {isCut ? <p className="mt-2 text-sm text-quiet">{t('observation.cut', { n: number(records.length) })}</p> : null}
    </>
  )
}

/** Where a record stands: the cell of a spreadsheet, or the page and line of an answer. */
function RecordAddress({ record, seesSources }: { record: Facts['records'][number]; seesSources: boolean }) {
  const { t, digits } = useLanguage()
  const cell = cellOfRecord(record.raw)
  if (!cell) return <>{t('pull.placeText', { page: digits(record.page), line: digits(record.line) })}</>
  const file = <bdi>{cell.fileName}</bdi>
  return (
    <>
      {seesSources ? (
        <FestivalLink page={`files/${cell.fileId}`} reloadDocument>
          {file}
        </FestivalLink>
      ) : (
        file
      )}
      {t('comma')}
      <span className="code" dir="ltr">
        {cell.address}
      </span>
    </>
  )
}
