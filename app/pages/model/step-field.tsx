import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import type { DraftProps } from './draft/model-draft'
import {
  type ChosenStep,
  type EditorMethod,
  type StepPlace,
  methodAt,
  stepPointer,
  stepsAt,
  withMethod,
} from './draft/steps-draft'

/** The methods that can be chosen, by step. */
export type EditorMethods = Readonly<Record<ChosenStep, readonly EditorMethod[]>>

interface Props extends DraftProps {
  place: StepPlace
  step: ChosenStep
  methods: EditorMethods
}

/** The method of a step, with a sentence that says what it does. */
export function StepField({ place, step, methods, draft, onDraft }: Props) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer(stepPointer(place, step))
  const chosen = methodAt(stepsAt(draft, place), step)
  const offered = methods[step]
  const method = offered.find((item) => item.method === chosen)
  const choose = (name: string) => {
    const wanted = offered.find((item) => item.method === name)
    if (wanted) onDraft(withMethod(draft, place, step, wanted))
  }
  return (
    <div>
      <SelectField
        label={t(`modelPage.step.${step}`)}
        error={error}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        {offered.map(({ method: code, name, preset }) => (
          <option key={code} value={code} disabled={preset === null && code !== chosen}>
            {name}
          </option>
        ))}
      </SelectField>
      {method ? <p className="mt-1 text-sm text-quiet">{method.sentence}</p> : null}
    </div>
  )
}
