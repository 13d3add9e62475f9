import type { NodeInWords } from '../flows/model-view.server'
import { useLanguage } from '../i18n/use-language'
import { UnitValue } from './unit-value'
import { Explained } from './help'
import { NodeCode } from './node-code'

/** The tree of a model: each node with its share of its parent and its points of the whole. */
export function ModelTree({ nodes }: { nodes: readonly NodeInWords[] }) {
  const { t, number, percent } = useLanguage()
  return (
    <div className="scroll mt-5" tabIndex={0} role="region" aria-label={t('modelPage.tree')}>
      <table className="table">
        <caption className="sr-only">{t('modelPage.tree')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agency.indicator')}</th>
            <th scope="col">
              <Explained of="weight" label={t('modelPage.share')} />
            </th>
            <th scope="col">
              <Explained of="points" label={t('agency.points')} />
            </th>
            <th scope="col">{t('indicator.formula')}</th>
            <th scope="col">
              <Explained of="target" label={t('agency.target')} />
            </th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.code} className={node.kind === 'indicator' ? undefined : 'bg-soft font-bold'}>
              <th scope="row" style={{ paddingInlineStart: `${0.75 + node.depth * 1.25}rem` }}>
                {node.depth ? <NodeCode code={node.code} /> : null}
                {node.title}
                {node.own.map((choice) => (
                  <span key={choice.step} className="block text-sm font-normal text-quiet">
                    {t(`modelPage.step.${choice.step}`)}: {choice.name}
                  </span>
                ))}
              </th>
              <td className="number">{node.depth ? percent(node.share, 1) : null}</td>
              <td className="number">{number(node.points, 2)}</td>
              <td className="min-w-60 text-sm">{node.formula}</td>
              <td className="number">
                {node.target === null || node.unit === null ? null : <UnitValue value={node.target} unit={node.unit} />}
                {node.direction === 'less-is-better' ? (
                  <span className="block text-sm text-quiet">{t('agency.lessIsBetter')}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
