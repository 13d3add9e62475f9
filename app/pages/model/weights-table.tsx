import { NodeCode } from '../../figures/node-code'
import { useLanguage } from '../../page-language/use-language'
import { BareChoice } from '../../ui/bare-choice'
import { useFieldAnswer } from '../../ui/form-answer'
import { NumberField } from '../../ui/number-field'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { type DraftNode, type DraftProps, nodePointer, withWeight } from './draft/model-draft'
import { requiredCodes, withRequired } from './draft/required-draft'

interface Props extends DraftProps {
  nodes: readonly DraftNode[]
}

/** Every part of the tree with its weight, and whether an agency must have data in it. */
export function WeightsTable({ nodes, draft, onDraft }: Props) {
  const { t } = useLanguage()
  const required = requiredCodes(draft)
  return (
    <Table caption={t('modelPage.tree')}>
      <Head>
        <ColumnHead>{t('agency.indicator')}</ColumnHead>
        <ColumnHead>{t('modelPage.weight')}</ColumnHead>
        <ColumnHead>{t('modelPage.share')}</ColumnHead>
        <ColumnHead>{t('modelPage.required')}</ColumnHead>
      </Head>
      <tbody>
        {nodes.map((node) => (
          <WeightRow
            key={node.path.join('.')}
            node={node}
            isRequired={required.includes(node.code)}
            onWeight={(weight) => onDraft(withWeight(draft, node.path, weight))}
            onRequired={(isRequired) => onDraft(withRequired(draft, node.code, isRequired))}
          />
        ))}
      </tbody>
    </Table>
  )
}

function WeightRow({
  node,
  isRequired,
  onWeight,
  onRequired,
}: {
  node: DraftNode
  isRequired: boolean
  onWeight: (weight: number) => void
  onRequired: (isRequired: boolean) => void
}) {
  const { t, pick, format, plainNumber } = useLanguage()
  const { error } = useFieldAnswer(`${nodePointer(node.path)}/weight`)
  return (
    <tr className={node.path.length === 1 ? 'bg-soft font-bold' : undefined}>
      <RowHead style={{ paddingInlineStart: `${node.path.length * 0.9}rem` }}>
        <NodeCode code={node.code} />
        {pick(node.title)}
      </RowHead>
      <td>
        <NumberField label={pick(node.title)} value={node.weight} onValue={onWeight} error={error} />
        {node.partsSum === null ? null : (
          <p className="text-sm font-normal text-quiet">
            {t('modelPage.partsSum', { sum: plainNumber(node.partsSum) })}
          </p>
        )}
      </td>
      <NumberCell>{node.share === null ? '—' : format.share(node.share)}</NumberCell>
      <td>
        <BareChoice
          label={t('modelPage.requireNode', { node: pick(node.title) })}
          checked={isRequired}
          onChange={(event) => onRequired(event.target.checked)}
        />
      </td>
    </tr>
  )
}
