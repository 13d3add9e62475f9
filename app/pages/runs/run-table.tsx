import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

interface Run {
  id: number
  asOf: Date
  createdAt: Date
  inputHash: string
  resultHash: string
  version: string
}

/** The score runs of an edition, newest first, each with the way to its ranking. */
export function RunTable({
  runs,
  frozen,
}: {
  runs: readonly Run[]
  frozen: { preliminary: number | null; final: number | null }
}) {
  const { t, moment, digits } = useLanguage()
  return (
    <Table caption={t('runs.title')} className="mt-4">
      <Head>
        <ColumnHead>{t('runs.run')}</ColumnHead>
        <ColumnHead>{t('run.asOf')}</ColumnHead>
        <ColumnHead>{t('run.model')}</ColumnHead>
        <ColumnHead>{t('run.inputHash')}</ColumnHead>
        <ColumnHead>{t('run.resultHash')}</ColumnHead>
      </Head>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <RowHead>
              <EditionLink page="rankings" search={`?run=${run.id}`}>
                {t('run.run', { id: digits(run.id) })}
              </EditionLink>{' '}
              {run.id === frozen.preliminary ? <span className="badge">{t('runs.preliminary')}</span> : null}{' '}
              {run.id === frozen.final ? <span className="badge">{t('runs.final')}</span> : null}
            </RowHead>
            <td>
              <bdi>{moment(run.asOf)}</bdi>
            </td>
            <td>{t('run.version', { version: digits(run.version) })}</td>
            <td>
              <bdi className="code" title={run.inputHash}>
                {run.inputHash.slice(0, 12)}
              </bdi>
            </td>
            <td>
              <bdi className="code" title={run.resultHash}>
                {run.resultHash.slice(0, 12)}
              </bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
