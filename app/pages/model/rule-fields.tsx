import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { DraftNumber, DraftSelect } from './draft-fields'
import type { DraftNode, Title } from './draft/model-draft'
import {
  type DraftCondition,
  type DraftRule,
  type RuleKind,
  comparisons,
  conditionKey,
  conditionSubjects,
  hasValue,
  onNode,
} from './draft/rules-draft'
import { NodeSelect } from './node-select'
import { TitleFields } from './title-fields'

interface Props {
  kind: RuleKind
  rule: DraftRule
  nodes: readonly DraftNode[]
  /** The whole, which a condition can be on as well. */
  root: { code: string; title: Title }
  /** Where the rule stands in the document. */
  pointer: string
  onRule: (rule: DraftRule) => void
  onRemove: () => void
}

/** A bonus, a penalty or a gate. */
export function RuleFields({ kind, rule, pointer, onRule, onRemove, ...tree }: Props) {
  const { t, pick } = useLanguage()
  return (
    <fieldset className="grid gap-3 border-b border-line pb-3">
      <legend className="sr-only">{pick(rule.title) || rule.code}</legend>
      <TitleFields title={rule.title} pointer={`${pointer}/title`} onTitle={(title) => onRule({ ...rule, title })} />
      <ConditionFields
        {...tree}
        condition={rule.condition}
        pointer={`${pointer}/${conditionKey[kind]}`}
        onCondition={(condition) => onRule({ ...rule, condition })}
      />
      <div className="flex flex-wrap items-end gap-3">
        {kind === 'adjustments' ? (
          <DraftNumber
            label={t('modelForm.rules.points')}
            help={t('modelForm.rules.pointsHelp')}
            pointer={`${pointer}/points`}
            isSigned
            value={rule.points}
            onValue={(points) => onRule({ ...rule, points })}
          />
        ) : null}
        <Button kind="quiet" type="button" onClick={onRemove}>
          {t('modelForm.rules.remove', { rule: pick(rule.title) || rule.code })}
        </Button>
      </div>
    </fieldset>
  )
}

function ConditionFields({
  condition,
  nodes,
  root,
  pointer,
  onCondition,
}: Pick<Props, 'nodes' | 'root' | 'pointer'> & {
  condition: DraftCondition
  onCondition: (condition: DraftCondition) => void
}) {
  const { t } = useLanguage()
  const subjects = conditionSubjects.filter(
    (subject) => subject !== 'value' || condition.of === 'value' || hasValue(condition.node, nodes),
  )
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <NodeSelect
        label={t('modelForm.rules.node')}
        nodes={[{ ...root, path: [] }, ...nodes]}
        value={condition.node}
        pointer={`${pointer}/node`}
        onCode={(code) => onCondition(onNode(condition, code, nodes))}
      />
      <DraftSelect
        label={t('modelForm.rules.of')}
        pointer={`${pointer}/of`}
        value={condition.of}
        options={subjects.map((value) => ({ value, label: t(`modelForm.rules.subjects.${value}`) }))}
        onValue={(of) => onCondition({ ...condition, of })}
      />
      <DraftSelect
        label={t('modelForm.rules.is')}
        pointer={`${pointer}/is`}
        value={condition.is}
        options={comparisons.map((value) => ({ value, label: t(`modelForm.rules.comparisons.${value}`) }))}
        onValue={(is) => onCondition({ ...condition, is })}
      />
      <DraftNumber
        label={t('modelForm.rules.than')}
        pointer={`${pointer}/than`}
        isSigned
        value={condition.than}
        onValue={(than) => onCondition({ ...condition, than })}
      />
    </div>
  )
}
