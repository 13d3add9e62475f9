import { useLanguage } from '../../page-language/use-language'
import { useReasonName } from './use-reason-name'
import { FestivalLink } from '../../ui/edition-link'

interface Props {
  records: readonly {
    id: number
    pullId: number
    page: number
    line: number
    reason: string
    periodFrom: string | null
  }[]
  seesSources: boolean
}

/** Records that spoke of a cell and were not taken; the records themselves are on the page of their pull. */
export function QuarantinedRecords({ records, seesSources }: Props) {
  const { t, digits, month } = useLanguage()
  const reasonName = useReasonName()
  return (
    <section className="mt-6">
      <h2>{t('data.cell.refused')}</h2>
      <p className="text-sm text-quiet">{t('data.cell.refusedHelp')}</p>
      <ul className="sheet mt-2 grid gap-1">
        {records.map((record) => (
          <li key={record.id}>
            {record.periodFrom ? <bdi>{month(record.periodFrom)}</bdi> : t('data.cell.unknownPeriod')}:{' '}
            <strong>{reasonName(record.reason)}</strong>{' '}
            <span className="text-sm text-quiet">
              (
              {seesSources ? (
                <FestivalLink page={`pulls/${record.pullId}`}>
                  {t('data.cell.pull', { id: digits(record.pullId) })}
                </FestivalLink>
              ) : (
                t('data.cell.pull', { id: digits(record.pullId) })
              )}
              {t('comma')}
              {t('data.cell.placeText', { page: digits(record.page), line: digits(record.line) })})
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
