import type { loadObjections } from './objection-view.server'
import { useLanguage } from '../../page-language/use-language'
import { unknownOf } from '../agency/card-unknown'
import { UnitValue } from '../../figures/unit-value'
import { Explained } from '../../glossary/help'
import { MissingScore } from '../../figures/missing-score'
import { NodeCode } from '../../figures/node-code'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

type Own = NonNullable<Awaited<ReturnType<typeof loadObjections>>['own']>

/** What an agency reached on each of its indicators, and where it may object. */
export function OwnIndicators({
  own,
  objected,
  mayWrite,
}: {
  own: Own
  objected: readonly string[]
  mayWrite: boolean
}) {
  const { t, title, format } = useLanguage()
  return (
    <Table label={t('objection.own')} className="mt-4" data-agency={own.agency.code}>
      <caption className="p-2 text-start font-bold">{title(own.agency)}</caption>
      <Head>
        <ColumnHead>{t('agency.indicator')}</ColumnHead>
        <ColumnHead>
          <Explained of="target" label={t('agency.target')} />
        </ColumnHead>
        <ColumnHead>{t('objection.actual')}</ColumnHead>
        <ColumnHead>
          <Explained of="points" label={t('agency.points')} />
        </ColumnHead>
        <ColumnHead>
          <Explained of="objection" label={t('objection.title')} />
        </ColumnHead>
      </Head>
      <tbody>
        {own.indicators
          .map((indicator) => ({ ...indicator, unknown: unknownOf([indicator], indicator) }))
          .map(({ node, score, unknown }) => (
            <tr key={node.code} data-node={node.code}>
              <RowHead>
                <NodeCode code={node.code} />
                {title(node)}
              </RowHead>
              <NumberCell data-number="target">
                {score.target === null ? '—' : <UnitValue value={score.target} unit={node.unit} />}
              </NumberCell>
              <NumberCell data-number="actual">
                {score.actual === null ? (
                  t(`status.${score.status ?? 'no-data'}`)
                ) : (
                  <UnitValue value={score.actual} unit={node.unit} />
                )}
              </NumberCell>
              <NumberCell data-number="points">
                {score.score === null || unknown ? (
                  <MissingScore
                    state={score.state}
                    unknown={unknown}
                    estimate={score.score === null ? undefined : format.points(score.score)}
                  />
                ) : (
                  t('objection.ofPoints', { score: format.points(score.score), points: format.points(node.points) })
                )}
              </NumberCell>
              <td>
                {objected.includes(node.code) || mayWrite ? (
                  <EditionLink page={`objections/${own.agency.code}/${node.code}`}>
                    {t(objected.includes(node.code) ? 'objection.see' : 'objection.write')}
                  </EditionLink>
                ) : null}
              </td>
            </tr>
          ))}
      </tbody>
    </Table>
  )
}
