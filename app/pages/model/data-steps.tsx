import { useLanguage } from '../../page-language/use-language'
import { Choice, ChoiceGroup } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { DraftNumber } from './draft-fields'
import type { DraftProps } from './draft/model-draft'
import {
  type StepPlace,
  acceptedKinds,
  percentOfShare,
  shareOfPercent,
  stepPointer,
  stepsAt,
  valueKinds,
  withStep,
} from './draft/steps-draft'

interface Props extends DraftProps {
  place: StepPlace
}

/** The share of its weight that must be known for a node to have a score, in percent. */
export function MinCoverage({ place, draft, onDraft }: Props) {
  const { t } = useLanguage()
  return (
    <DraftNumber
      label={t('modelForm.steps.minCoverage')}
      help={t('modelForm.steps.minCoverageHelp')}
      pointer={stepPointer(place, 'minCoverage')}
      value={percentOfShare(stepsAt(draft, place)['minCoverage'])}
      onValue={(percent) => onDraft(withStep(draft, place, 'minCoverage', shareOfPercent(percent)))}
    />
  )
}

/** The kinds of values that count; others are taken as no data. */
export function AcceptedKinds({ place, draft, onDraft }: Props) {
  const { t } = useLanguage()
  const pointer = stepPointer(place, 'accepts')
  const { error } = useFieldAnswer(pointer)
  const accepted = acceptedKinds(stepsAt(draft, place))
  return (
    <ChoiceGroup name={pointer} label={t('modelPage.step.accepts')}>
      {valueKinds.map((kind) => (
        <Choice
          key={kind}
          label={t(`kind.${kind}`)}
          checked={accepted.includes(kind)}
          aria-invalid={error ? true : undefined}
          onChange={(event) => {
            const isTaken = event.target.checked
            const kinds = valueKinds.filter((other) => (other === kind ? isTaken : accepted.includes(other)))
            onDraft(withStep(draft, place, 'accepts', kinds))
          }}
        />
      ))}
      <p className="text-sm text-quiet">{t('modelForm.steps.acceptsHelp')}</p>
    </ChoiceGroup>
  )
}
