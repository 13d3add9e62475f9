import { useLanguage } from '../../page-language/use-language'
import { Choice, ChoiceGroup } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { DraftNumber } from './draft-fields'
import type { DraftProps, StepPlace } from './draft/model-draft'
import {
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
      onEmpty={place === 'defaults' ? undefined : () => onDraft(withStep(draft, place, 'minCoverage', undefined))}
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
  const isInherited = place !== 'defaults' && stepsAt(draft, place)['accepts'] === undefined
  const accepted = acceptedKinds(stepsAt(draft, isInherited ? 'defaults' : place))
  const write = (kinds: readonly unknown[] | undefined) => onDraft(withStep(draft, place, 'accepts', kinds))
  return (
    <ChoiceGroup name={pointer} label={t('modelPage.step.accepts')}>
      {place === 'defaults' ? null : (
        <Choice
          label={t('modelForm.steps.asAbove')}
          checked={isInherited}
          onChange={(event) => write(event.target.checked ? undefined : accepted)}
        />
      )}
      {isInherited
        ? null
        : valueKinds.map((kind) => (
            <Choice
              key={kind}
              label={t(`kind.${kind}`)}
              checked={accepted.includes(kind)}
              aria-invalid={error ? true : undefined}
              onChange={(event) => {
                const isTaken = event.target.checked
                write(valueKinds.filter((other) => (other === kind ? isTaken : accepted.includes(other))))
              }}
            />
          ))}
      <p className="text-sm text-quiet">{t('modelForm.steps.acceptsHelp')}</p>
    </ChoiceGroup>
  )
}
