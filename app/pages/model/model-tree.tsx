import type { NodeInWords } from '../../model/model-view.server'
import { useLanguage } from '../../page-language/use-language'
import { UnitValue } from '../../figures/unit-value'
import { Explained } from '../../glossary/help'
import { NodeCode } from '../../figures/node-code'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** The tree of a model: each node with its share of its parent and its points of the whole. */
export function ModelTree({ nodes }: { nodes: readonly NodeInWords[] }) {
  const { t, format } = useLanguage()
  return (
    <Table caption={t('modelPage.tree')} className="mt-5">
      <Head>
        <ColumnHead>{t('agency.indicator')}</ColumnHead>
        <ColumnHead>
          <Explained of="weight" label={t('modelPage.share')} />
        </ColumnHead>
        <ColumnHead>
          <Explained of="points" label={t('agency.points')} />
        </ColumnHead>
        <ColumnHead>{t('indicator.formula')}</ColumnHead>
        <ColumnHead>
          <Explained of="target" label={t('agency.target')} />
        </ColumnHead>
      </Head>
      <tbody>
        {nodes.map((node) => (
          <tr key={node.code} className={node.kind === 'indicator' ? undefined : 'bg-soft font-bold'}>
            <RowHead style={{ paddingInlineStart: `${0.75 + node.depth * 1.25}rem` }}>
              {node.depth ? <NodeCode code={node.code} /> : null}
              {node.title}
              {node.own.map((choice) => (
                <span key={choice.step} className="block text-sm font-normal text-quiet">
                  {t(`modelPage.step.${choice.step}`)}: {choice.name}
                </span>
              ))}
            </RowHead>
            <NumberCell>
              {node.depth ? format.share(node.share) : null}
              {node.learntBy === null ? null : (
                <span className="block text-sm font-normal text-quiet">
                  {t('run.learnt', { method: node.learntBy })}
                </span>
              )}
              {node.isToBeLearnt ? (
                <span className="block text-sm font-normal text-quiet">{t('modelPage.toBeLearnt')}</span>
              ) : null}
            </NumberCell>
            <NumberCell>{format.points(node.points)}</NumberCell>
            <td className="min-w-60 text-sm">{node.formula}</td>
            <NumberCell>
              {node.target === null || node.unit === null ? null : <UnitValue value={node.target} unit={node.unit} />}
              {node.direction === 'less-is-better' ? (
                <span className="block text-sm text-quiet">{t('agency.lessIsBetter')}</span>
              ) : null}
            </NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
