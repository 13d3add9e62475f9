import type { loadObjections } from './objection-view.server'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

type Rows = Awaited<ReturnType<typeof loadObjections>>['rows']

/** Objections with what has become of them, each leading to its page. */
export function ObjectionTable({ rows }: { rows: Rows }) {
  const { t, title, moment, digits } = useLanguage()
  return (
    <Table caption={t('objection.made')} className="mt-2">
      <Head>
        <ColumnHead>{t('ranking.agency')}</ColumnHead>
        <ColumnHead>{t('agency.indicator')}</ColumnHead>
        <ColumnHead>{t('objection.at')}</ColumnHead>
        <ColumnHead>{t('objection.answer')}</ColumnHead>
      </Head>
      <tbody>
        {rows.map(({ objection, agency, ruling, isRuledLate }) => (
          <tr key={objection.id}>
            <RowHead>
              <EditionLink page={`objections/${agency.code}/${objection.indicatorCode}`}>{title(agency)}</EditionLink>
            </RowHead>
            <td>
              <bdi>{digits(objection.indicatorCode)}</bdi>
            </td>
            <td>
              <bdi>{moment(objection.at)}</bdi>
            </td>
            <td>
              {ruling ? (
                t(`objection.verdict.${ruling.verdict}`)
              ) : (
                <span className="badge">{t('objection.waiting')}</span>
              )}{' '}
              {isRuledLate ? <span className="badge badge-demo">{t('objection.ruledLate')}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
