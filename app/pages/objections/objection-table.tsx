import type { loadObjections } from './objection-view.server'
import { NodeCode } from '../../figures/node-code'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

type Rows = Awaited<ReturnType<typeof loadObjections>>['rows']

/** Objections with what has become of them, each leading to its page. */
export function ObjectionTable({ rows }: { rows: Rows }) {
  const { t, title, moment } = useLanguage()
  return (
    <Table caption={t('objection.made')} className="mt-2">
      <Head>
        <ColumnHead>{t('ranking.agency')}</ColumnHead>
        <ColumnHead>{t('agency.indicator')}</ColumnHead>
        <ColumnHead>{t('objection.at')}</ColumnHead>
        <ColumnHead>{t('objection.answer')}</ColumnHead>
      </Head>
      <tbody>
        {rows.map(({ objection, agency, indicator, ruling, isRuledLate }) => (
          <tr key={objection.id}>
            <RowHead>
              <EditionLink page={`objections/${agency.code}/${objection.indicatorCode}`}>{title(agency)}</EditionLink>
            </RowHead>
            <td>
              <NodeCode code={indicator.code} />
              {title(indicator)}
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
