import { NodeCode } from '../../figures/node-code'
import { type UnevenPart, listUneven, listUnevenPoints } from '../../model/uneven-points'
import { useLanguage } from '../../page-language/use-language'
import { BareChoice } from '../../ui/bare-choice'
import { useFieldAnswer } from '../../ui/form-answer'
import { NumberField } from '../../ui/number-field'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { type DraftNode, type DraftProps, nodePointer, withWeight } from './draft/model-draft'
import { viewFacts } from './draft/facts-draft'
import { requiredCodes, withRequired } from './draft/required-draft'

interface Props extends DraftProps {
  nodes: readonly DraftNode[]
  /** Whether the stored weights are points of the scale: then they must go on adding up to it. */
  arePoints: boolean
}

/** Every part of the tree with its weight and the sum of its parts, and whether an agency must have data in it. */
export function WeightsTable({ nodes, draft, onDraft, arePoints }: Props) {
  const { t } = useLanguage()
  const required = requiredCodes(draft)
  const scale = viewFacts(draft).scale ?? 0
  const uneven = arePoints ? listUnevenPoints(draft.tree, scale) : listUneven(draft.tree, scale)
  const unevenAt = (code: string) => uneven.find((part) => part.code === code)
  return (
    <div className="grid gap-2">
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
              uneven={unevenAt(node.code)}
              isRequired={required.includes(node.code)}
              onWeight={(weight) => onDraft(withWeight(draft, node.path, weight))}
              onRequired={(isRequired) => onDraft(withRequired(draft, node.code, isRequired))}
            />
          ))}
        </tbody>
      </Table>
      <PartsSum sum={sumOfDimensions(nodes)} uneven={unevenAt(draft.tree.code)} isWhole />
      {uneven.length ? <p className="text-sm text-warn">{t('modelForm.sum.blocks')}</p> : null}
    </div>
  )
}

const sumOfDimensions = (nodes: readonly DraftNode[]) =>
  nodes.reduce((sum, { path, weight }) => (path.length === 1 ? sum + weight : sum), 0)

/** What parts come to, and what they should. */
function PartsSum({
  sum,
  uneven,
  isWhole = false,
}: {
  sum: number
  uneven: UnevenPart | undefined
  isWhole?: boolean
}) {
  const { t, plainNumber } = useLanguage()
  const values = { sum: plainNumber(roundedSum(sum)), points: plainNumber(uneven?.points ?? 0) }
  return (
    <p className={`text-sm font-normal ${uneven ? 'text-warn' : 'text-quiet'}`}>
      {uneven
        ? t(isWhole ? 'modelForm.sum.wholeUneven' : 'modelForm.sum.uneven', values)
        : t(isWhole ? 'modelForm.sum.whole' : 'modelPage.partsSum', values)}
    </p>
  )
}

/** Without the digits that adding up fractions makes up. */
const roundedSum = (sum: number) => Number(sum.toPrecision(12))

function WeightRow({
  node,
  uneven,
  isRequired,
  onWeight,
  onRequired,
}: {
  node: DraftNode
  uneven: UnevenPart | undefined
  isRequired: boolean
  onWeight: (weight: number) => void
  onRequired: (isRequired: boolean) => void
}) {
  const { t, pick, format } = useLanguage()
  const { error } = useFieldAnswer(`${nodePointer(node.path)}/weight`)
  return (
    <tr className={node.path.length === 1 ? 'bg-soft font-bold' : undefined}>
      <RowHead style={{ paddingInlineStart: `${node.path.length * 0.9}rem` }}>
        <NodeCode code={node.code} />
        {pick(node.title)}
      </RowHead>
      <td>
        <NumberField label={pick(node.title)} value={node.weight} onValue={onWeight} error={error} />
        {node.partsSum === null ? null : <PartsSum sum={node.partsSum} uneven={uneven} />}
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
