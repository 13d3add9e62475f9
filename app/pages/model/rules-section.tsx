import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { DraftNumber } from './draft-fields'
import type { DraftNode, DraftProps } from './draft/model-draft'
import { type RuleKind, listRules, viewCaps, withCap, withNewRule, withRules } from './draft/rules-draft'
import { FormSection } from './form-section'
import { RuleFields } from './rule-fields'

interface Props extends DraftProps {
  nodes: readonly DraftNode[]
}

/** Bonuses and penalties beside the tree, with the most that they come to, and conditions for taking an award. */
export function RulesSection({ nodes, draft, onDraft }: Props) {
  const { t, number } = useLanguage()
  const caps = viewCaps(draft)
  const adjustments = listRules(draft, 'adjustments').length
  const gates = listRules(draft, 'gates').length
  return (
    <FormSection
      title={t('modelForm.rules.title')}
      state={adjustments + gates ? number(adjustments + gates) : null}
      places={['/rules']}
    >
      <RuleList kind="adjustments" {...{ nodes, draft, onDraft }} />
      {adjustments ? (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          {(['bonus', 'penalty'] as const).map((kind) => (
            <DraftNumber
              key={kind}
              label={t(`modelForm.rules.cap.${kind}`)}
              help={t('modelForm.rules.capHelp')}
              pointer={`/rules/caps/${kind}`}
              value={caps[kind]}
              onValue={(cap) => onDraft(withCap(draft, kind, cap))}
              onEmpty={() => onDraft(withCap(draft, kind, null))}
            />
          ))}
        </div>
      ) : null}
      <RuleList kind="gates" {...{ nodes, draft, onDraft }} />
    </FormSection>
  )
}

function RuleList({ kind, nodes, draft, onDraft }: Props & { kind: RuleKind }) {
  const { t } = useLanguage()
  const rules = listRules(draft, kind)
  return (
    <div className="grid gap-3">
      <h3>{t(`modelForm.rules.headings.${kind}`)}</h3>
      <p className="text-sm text-quiet">{t(`modelForm.rules.helps.${kind}`)}</p>
      {rules.map((rule, index) => (
        <RuleFields
          key={rule.code}
          {...{ kind, rule, nodes }}
          root={draft.tree}
          pointer={`/rules/${kind}/${index}`}
          onRule={(changed) => onDraft(withRules(draft, kind, rules.with(index, changed)))}
          onRemove={() => onDraft(withRules(draft, kind, rules.toSpliced(index, 1)))}
        />
      ))}
      <Button
        kind="quiet"
        type="button"
        className="justify-self-start"
        onClick={() => onDraft(withNewRule(draft, kind))}
      >
        {t(`modelForm.rules.additions.${kind}`)}
      </Button>
    </div>
  )
}
