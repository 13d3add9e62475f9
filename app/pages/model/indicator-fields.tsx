import { useUnitName } from '../../figures/use-unit-name'
import { indicatorUnits } from '../../format/units'
import { useLanguage } from '../../page-language/use-language'
import { DraftNumber, DraftSelect } from './draft-fields'
import type { ExampleAgency } from './draft/example'
import {
  type DraftTarget,
  targetKinds,
  targetOfKind,
  viewIndicator,
  withFormula,
  withIndicator,
} from './draft/indicator-draft'
import { type DraftProps, type Path, nodePointer } from './draft/model-draft'
import { FormulaExample } from './formula-example'
import { FormulaFields } from './formula-fields'
import type { FormulaParts } from './side-fields'

interface Props extends DraftProps, FormulaParts {
  path: Path
  example: ExampleAgency | null
}

/** What an indicator is computed from, in which unit, and which value is wanted. */
export function IndicatorFields({ path, draft, onDraft, metrics, attributes, example }: Props) {
  const { t } = useLanguage()
  const unitName = useUnitName()
  const pointer = nodePointer(path)
  const indicator = viewIndicator(draft, path)
  if (!indicator) return null
  const { formula, target, direction, unit } = indicator
  const units = indicatorUnits.some((item) => item === unit) ? indicatorUnits : [...indicatorUnits, unit]
  const change = (changed: Parameters<typeof withIndicator>[2]) => onDraft(withIndicator(draft, path, changed))
  return (
    <>
      {formula ? (
        <>
          <FormulaFields
            {...{ formula, metrics, attributes }}
            pointer={`${pointer}/measure`}
            onFormula={(changed) => onDraft(withFormula(draft, path, changed, metrics))}
          />
          <FormulaExample {...{ formula, unit }} agency={example} />
        </>
      ) : (
        <p className="text-sm text-quiet">{t('modelForm.indicator.unreadable')}</p>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <DraftSelect
          label={t('modelForm.indicator.unit')}
          pointer={`${pointer}/unit`}
          value={unit}
          options={units.map((value) => ({ value, label: unitName(value) }))}
          onValue={(changed) => change({ unit: changed })}
        />
        <DraftSelect
          label={t('modelForm.indicator.direction')}
          pointer={`${pointer}/direction`}
          value={direction}
          options={(['more-is-better', 'less-is-better'] as const).map((value) => ({
            value,
            label: t(`modelForm.indicator.directions.${value}`),
          }))}
          onValue={(changed) => change({ direction: changed })}
        />
        <TargetFields
          target={target}
          pointer={`${pointer}/target`}
          onTarget={(changed) => change({ target: changed })}
        />
      </div>
    </>
  )
}

/** What is to be reached: a number, or a percentile of what the competing agencies reach. */
function TargetFields({
  target,
  pointer,
  onTarget,
}: {
  target: DraftTarget
  pointer: string
  onTarget: (target: DraftTarget) => void
}) {
  const { t } = useLanguage()
  return (
    <>
      <DraftSelect
        label={t('modelForm.target.kind')}
        help={t(`modelForm.target.helps.${target.kind}`)}
        pointer={target.kind === 'number' ? undefined : pointer}
        value={target.kind}
        options={targetKinds.map((value) => ({ value, label: t(`modelForm.target.kinds.${value}`) }))}
        onValue={(kind) => onTarget(targetOfKind(kind))}
      />
      {target.kind === 'number' ? (
        <DraftNumber
          label={t('modelForm.indicator.target')}
          pointer={pointer}
          isSigned
          value={target.value}
          onValue={(value) => onTarget({ ...target, value })}
        />
      ) : null}
      {target.kind === 'percentile' ? (
        <>
          <DraftNumber
            label={t('modelForm.target.percentile')}
            pointer={`${pointer}/percentile`}
            value={target.percentile}
            onValue={(percentile) => onTarget({ ...target, percentile })}
          />
          <DraftSelect
            label={t('modelForm.target.within')}
            pointer={`${pointer}/within`}
            value={target.within}
            options={(['all', 'group'] as const).map((value) => ({
              value,
              label: t(`modelForm.target.among.${value}`),
            }))}
            onValue={(within) => onTarget({ ...target, within })}
          />
        </>
      ) : null}
    </>
  )
}
