import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { useFieldAnswer, useHasErrorBelow } from '../../ui/form-answer'
import type { DraftProps, StepPlace } from './draft/model-draft'
import {
  type ChosenStep,
  type EditorMethod,
  methodAt,
  optionPointer,
  stepPointer,
  stepsAt,
  withMethod,
  withStep,
} from './draft/steps-draft'
import { MethodOptions } from './method-options'

/** The methods that can be chosen, by step. */
export type EditorMethods = Readonly<Record<ChosenStep, readonly EditorMethod[]>>

interface Props extends DraftProps {
  place: StepPlace
  step: ChosenStep
  methods: EditorMethods
}

/** The method of a step, with a sentence that says what it does, and its options. At a node it may be as above. */
export function StepField({ place, step, methods, draft, onDraft }: Props) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer(stepPointer(place, step))
  const chosen = methodAt(stepsAt(draft, place), step)
  const offered = methods[step]
  const method = offered.find((item) => item.method === chosen)
  const choose = (name: string) => {
    const wanted = offered.find((item) => item.method === name)
    onDraft(wanted ? withMethod(draft, place, step, wanted) : withStep(draft, place, step, undefined))
  }
  return (
    <div>
      <SelectField
        label={t(`modelPage.step.${step}`)}
        error={error}
        value={chosen ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        {place === 'defaults' ? null : <option value="">{t('modelForm.steps.asAbove')}</option>}
        {offered.map(({ method: code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {method ? <p className="mt-1 text-sm text-quiet">{method.sentence}</p> : null}
      {method?.options.length ? <Options {...{ place, step, draft, onDraft }} options={method.options} /> : null}
    </div>
  )
}

/** Closed where the method does with what it usually has. */
function Options({ place, step, options, ...change }: Omit<Props, 'methods'> & Pick<EditorMethod, 'options'>) {
  const { t } = useLanguage()
  const hasError = useHasErrorBelow(options.map(({ name }) => optionPointer(place, step, name)))
  const isAsked = options.some(({ kind, isRequired }) => isRequired && kind !== 'number')
  return (
    <details className="mt-1" open={hasError || isAsked}>
      <summary className="text-sm">{t('modelForm.steps.options')}</summary>
      <div className="mt-2 border-s-2 border-line ps-3">
        <MethodOptions {...{ place, step, options }} {...change} />
      </div>
    </details>
  )
}
