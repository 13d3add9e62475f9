import { useLanguage } from '../../page-language/use-language'
import { DraftNumber, DraftSelect } from './draft-fields'
import { type DraftFormula, asKind } from './draft/formula-draft'
import { type FormulaParts, SideFields } from './side-fields'

interface Props extends FormulaParts {
  formula: DraftFormula
  /** Where it stands in the document. */
  pointer: string
  onFormula: (formula: DraftFormula) => void
}

const look = 'grid items-start gap-3 sm:grid-cols-2'

/** How an indicator is computed: a metric, one per another number, or the difference of two of these. */
export function FormulaFields({ formula, pointer, onFormula, metrics, attributes }: Props) {
  const { t } = useLanguage()
  return (
    <>
      <DraftSelect
        label={t('modelForm.indicator.formula')}
        pointer={pointer}
        value={formula.kind}
        options={(['single', 'difference'] as const).map((value) => ({
          value,
          label: t(`modelForm.indicator.formulas.${value}`),
        }))}
        onValue={(kind) => onFormula(asKind(formula, kind))}
      />
      {formula.kind === 'single' ? (
        <div className={look}>
          <SideFields
            {...{ pointer, metrics, attributes }}
            side={formula.side}
            onSide={(side) => onFormula({ ...formula, side })}
          />
        </div>
      ) : (
        <>
          {(['minuend', 'subtrahend'] as const).map((part) => (
            <fieldset key={part} className="grid gap-3 border-s-2 border-line ps-3">
              <legend className="text-sm text-quiet">{t(`modelForm.indicator.${part}`)}</legend>
              <div className={look}>
                <SideFields
                  {...{ metrics, attributes }}
                  pointer={`${pointer}/${part}`}
                  side={formula[part]}
                  onSide={(side) => onFormula({ ...formula, [part]: side })}
                />
              </div>
            </fieldset>
          ))}
          <DraftNumber
            label={t('modelForm.indicator.floor')}
            help={t('modelForm.indicator.floorHelp')}
            pointer={`${pointer}/floor`}
            isSigned
            value={formula.floor}
            onValue={(floor) => onFormula({ ...formula, floor })}
            onEmpty={() => onFormula({ ...formula, floor: null })}
          />
        </>
      )}
    </>
  )
}
