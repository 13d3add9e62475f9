import type { DeclarationProgress as Progress } from '../../../db/queries/declarations'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { useEditionPath } from '../../ui/edition-link'

/** Who has submitted and who has not, agency by agency. */
export function DeclarationProgress({ progress }: { progress: readonly Progress[] }) {
  const { t, title, number, moment } = useLanguage()
  const pathOf = useEditionPath()
  const counts = {
    sent: number(progress.filter(({ submitted }) => submitted).length),
    all: number(progress.length),
    late: number(progress.filter(({ isLate }) => isLate).length),
  }
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <p>{t('declaration.summary', counts)}</p>
        <a className="link ms-auto" href={pathOf('declarations.csv')}>
          {t('declaration.csv')}
        </a>
      </div>
      <Table caption={t('declaration.progress')} className="mt-2">
        <Head>
          <ColumnHead>{t('declaration.agency')}</ColumnHead>
          <ColumnHead>{t('declaration.lastAt')}</ColumnHead>
          <ColumnHead>{t('declaration.written')}</ColumnHead>
          <ColumnHead>{t('declaration.submitted')}</ColumnHead>
          <ColumnHead>{t('declaration.unjudged')}</ColumnHead>
          <ColumnHead>{t('declaration.returned')}</ColumnHead>
        </Head>
        <tbody>
          {progress.map(({ agency, at, isLate, written, submitted, unjudged, returned }) => (
            <tr key={agency.code}>
              <RowHead>{title(agency)}</RowHead>
              <td>
                {at ? <bdi>{moment(at)}</bdi> : <span className="text-quiet">{t('declaration.notSent')}</span>}{' '}
                {isLate ? <span className="badge badge-demo">{t('declaration.late')}</span> : null}
              </td>
              <NumberCell>{number(written)}</NumberCell>
              <NumberCell>{number(submitted)}</NumberCell>
              <NumberCell>{number(unjudged)}</NumberCell>
              <NumberCell>{number(returned)}</NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
