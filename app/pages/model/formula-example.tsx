import { useLanguage } from '../../page-language/use-language'
import { type ExampleAgency, type WorkedSide, workOut } from './draft/example'
import type { DraftFormula } from './draft/formula-draft'

interface Props {
  formula: DraftFormula
  unit: string
  /** Null: nothing is known of any agency yet. */
  agency: ExampleAgency | null
}

/** The formula with the numbers of one agency of the edition, as far as they are there. */
export function FormulaExample({ formula, unit, agency }: Props) {
  const { t, title, format } = useLanguage()
  const worked = agency && workOut(formula, agency)
  if (!agency || !worked) return null
  const say = ({ above, below, factor }: WorkedSide) =>
    [
      format.amount(above),
      ...(below === null ? [] : ['÷', format.amount(below)]),
      ...(factor === 1 ? [] : ['×', format.amount(factor)]),
    ].join(' ')
  const working = worked.sides.map((side) => (worked.sides.length > 1 ? `(${say(side)})` : say(side))).join(' − ')
  return (
    <p className="text-sm text-quiet">
      {t('modelForm.indicator.example', { agency: title(agency) })}{' '}
      <bdi dir="ltr" className="number">
        {working} = {format.value(worked.value, unit)}
      </bdi>
    </p>
  )
}
