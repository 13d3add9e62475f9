import { Choice, TextField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { DraftNumber, DraftSelect } from './draft-fields'
import { numberOf } from './draft/facts-draft'
import type { DraftProps, StepPlace } from './draft/model-draft'
import { type MethodOption, partsAt } from './draft/method-option'
import { type ChosenStep, optionPointer, optionsAt, stepsAt, withOption } from './draft/steps-draft'
import type { OptionProps } from './option-props'
import { ComparisonFields, PlaceWeights, ValueSteps } from './list-options'

interface Props extends DraftProps {
  place: StepPlace
  step: ChosenStep
  options: readonly MethodOption[]
}

/** The options of the method of a step. */
export function MethodOptions({ place, step, options, draft, onDraft }: Props) {
  const said = optionsAt(stepsAt(draft, place), step)
  const parts = partsAt(draft, place)
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {options.map((option) => (
        <OptionField
          key={option.name}
          option={option}
          parts={parts}
          pointer={optionPointer(place, step, option.name)}
          value={said[option.name]}
          onValue={(value) => onDraft(withOption(draft, place, step, option.name, value))}
        />
      ))}
    </div>
  )
}

function OptionField(props: OptionProps) {
  const { option, pointer, value, onValue } = props
  const { label, kind, fallback, isRequired } = option
  if (kind === 'numbers') return <PlaceWeights {...props} />
  if (kind === 'matrix') return <ComparisonFields {...props} />
  if (kind === 'steps') return <ValueSteps {...props} />
  if (kind === 'text') return <TextOption {...props} />
  if (kind === 'boolean')
    return (
      <Choice
        label={label}
        checked={typeof value === 'boolean' ? value : fallback === true}
        onChange={(event) => onValue(event.target.checked)}
      />
    )
  if (kind === 'choice')
    return (
      <DraftSelect
        label={label}
        pointer={pointer}
        value={String(value ?? fallback ?? '')}
        options={option.choices}
        onValue={onValue}
      />
    )
  return (
    <DraftNumber
      label={label}
      pointer={pointer}
      isSigned
      value={numberOf(value) ?? numberOf(fallback)}
      onValue={onValue}
      onEmpty={isRequired ? undefined : () => onValue(undefined)}
    />
  )
}

function TextOption({ option, pointer, value, onValue }: OptionProps) {
  const { error } = useFieldAnswer(pointer)
  return (
    <TextField
      label={option.label}
      isWide
      dir="ltr"
      error={error}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onValue(event.target.value)}
    />
  )
}
