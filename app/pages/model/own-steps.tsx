import { useLanguage } from '../../page-language/use-language'
import { AcceptedKinds, MinCoverage } from './data-steps'
import { type DraftNode, type DraftProps, isDimension } from './draft/model-draft'
import { branchSteps, indicatorSteps, stepPointer, steps, stepsAt } from './draft/steps-draft'
import { FormSection } from './form-section'
import { type EditorMethods, StepField } from './step-field'

interface Props extends DraftProps {
  node: DraftNode
  methods: EditorMethods
}

/** What is done otherwise at a part of the tree, and below it, than above it. */
export function OwnSteps({ node, methods, ...change }: Props) {
  const { t } = useLanguage()
  const place = node.path
  const own = stepsAt(change.draft, place)
  const usual: readonly string[] = isDimension(node) ? branchSteps : indicatorSteps
  const differing = steps.filter((step) => own[step] !== undefined)
  return (
    <FormSection
      title={t('modelForm.steps.own')}
      state={differing.map((step) => t(`modelPage.step.${step}`)).join(t('comma'))}
      help={t('modelForm.steps.ownHelp')}
      places={steps.map((step) => stepPointer(place, step))}
    >
      {branchSteps
        .filter((step) => usual.includes(step) || own[step] !== undefined)
        .map((step) => (
          <StepField key={step} {...change} {...{ place, step, methods }} />
        ))}
      <MinCoverage {...change} place={place} />
      <AcceptedKinds {...change} place={place} />
    </FormSection>
  )
}
