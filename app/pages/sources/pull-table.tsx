import type { Pull } from '../../../db/queries/sources'
import { FailureReason } from '../../figures/failure-reason'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EmptyState } from '../../ui/notice'
import { FestivalLink } from '../../ui/edition-link'

/** The pulls of one source, newest first. */
export function PullTable({ pulls }: { pulls: readonly Pull[] }) {
  const { t, digits, moment, number } = useLanguage()
  if (!pulls.length) return <EmptyState className="mt-4">{t('source.never')}</EmptyState>
  return (
    <section className="mt-5">
      <h2 id="pulls" className="mb-2">
        {t('source.pulls')}
      </h2>
      <Table labelledBy="pulls">
        <Head>
          <ColumnHead>{t('source.pull')}</ColumnHead>
          <ColumnHead>{t('source.started')}</ColumnHead>
          <ColumnHead>{t('source.state')}</ColumnHead>
          <ColumnHead>{t('source.read')}</ColumnHead>
          <ColumnHead>{t('source.stored')}</ColumnHead>
          <ColumnHead>{t('source.unchanged')}</ColumnHead>
          <ColumnHead>{t('source.quarantined')}</ColumnHead>
        </Head>
        <tbody>
          {pulls.map((pull) => (
            <tr key={pull.id}>
              <RowHead>
                <FestivalLink page={`pulls/${pull.id}`}>{t('pull.title', { id: digits(pull.id) })}</FestivalLink>
              </RowHead>
              <td>
                <bdi>{moment(pull.startedAt)}</bdi>
              </td>
              <td className="min-w-48">
                {t(`pull.state.${pull.state}`)}
                <FailureReason failure={pull.failure} />
              </td>
              <NumberCell>{number(pull.recordsRead)}</NumberCell>
              <NumberCell>{number(pull.recordsStored)}</NumberCell>
              <NumberCell>{number(pull.recordsUnchanged)}</NumberCell>
              <NumberCell>{number(pull.recordsQuarantined)}</NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
