import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { ChoiceGroup } from '../../ui/field'
import { DraftNumber } from './draft-fields'
import { type ValueStep, listComparisons, listNumbers, listSteps, withComparison } from './draft/method-option'
import type { OptionProps } from './option-props'

const look = 'sm:col-span-2'

/** A weight for each place of a part among its siblings, the best first. */
export function PlaceWeights({ option, parts, pointer, value, onValue }: OptionProps) {
  const { number } = useLanguage()
  const weights = listNumbers(value, parts.length)
  return (
    <ChoiceGroup name={pointer} label={option.label} className={look}>
      <div className="flex flex-wrap gap-3">
        {weights.map((weight, index) => (
          <DraftNumber
            key={index}
            label={number(index + 1)}
            pointer={`${pointer}/${index}`}
            value={weight}
            onValue={(changed) => onValue(weights.with(index, changed))}
          />
        ))}
      </div>
    </ChoiceGroup>
  )
}

/** How many times more important one part is than another, for each pair. */
export function ComparisonFields({ option, parts, pointer, value, onValue }: OptionProps) {
  const { t, pick } = useLanguage()
  const comparisons = listComparisons(value, parts.length)
  const pairs = parts.flatMap((one, row) =>
    parts.slice(row + 1).map((other, offset) => ({ one, other, row, column: row + 1 + offset })),
  )
  return (
    <ChoiceGroup name={pointer} label={option.label} className={look}>
      {pairs.map(({ one, other, row, column }) => (
        <DraftNumber
          key={`${one.code} ${other.code}`}
          label={t('modelForm.steps.compared', { one: pick(one.title), other: pick(other.title) })}
          pointer={`${pointer}/${row}/${column}`}
          value={comparisons[row]?.[column] ?? 1}
          onValue={(times) => times > 0 && onValue(withComparison(comparisons, [row, column], times))}
        />
      ))}
    </ChoiceGroup>
  )
}

/** From which value of the indicator on how much is earned, ascending. */
export function ValueSteps({ option, pointer, value, onValue }: OptionProps) {
  const { t, number } = useLanguage()
  const steps = listSteps(value)
  const change = (index: number, part: Partial<ValueStep>) =>
    onValue(steps.map((step, place) => (place === index ? { ...step, ...part } : step)))
  return (
    <ChoiceGroup name={pointer} label={option.label} className={look}>
      {steps.map((step, index) => (
        <div key={index} className="flex flex-wrap items-end gap-3">
          <DraftNumber
            label={t('modelForm.steps.from')}
            pointer={`${pointer}/${index}/from`}
            isSigned
            value={step.from}
            onValue={(from) => change(index, { from })}
          />
          <DraftNumber
            label={t('modelForm.steps.worth')}
            pointer={`${pointer}/${index}/value`}
            value={step.value}
            onValue={(worth) => change(index, { value: worth })}
          />
          <Button kind="quiet" type="button" onClick={() => onValue(steps.toSpliced(index, 1))}>
            {t('modelForm.steps.removeStep', { n: number(index + 1) })}
          </Button>
        </div>
      ))}
      <Button
        kind="quiet"
        type="button"
        className="justify-self-start"
        onClick={() => onValue([...steps, { from: (steps.at(-1)?.from ?? 0) + 1, value: 1 }])}
      >
        {t('modelForm.steps.addStep')}
      </Button>
    </ChoiceGroup>
  )
}
