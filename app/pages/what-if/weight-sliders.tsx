import { useLanguage } from '../../page-language/use-language'
import { type Trial, type TrialMethod, type TrialNormalisation, trialMethods, trialNormalisations } from './what-if'
import { SelectField } from '../../ui/field'

interface SliderNode {
  code: string
  titleFa: string
  titleEn: string
  parent: number
  /** Share among its siblings, as the model has it. */
  weight: number
}

interface Props {
  nodes: readonly SliderNode[]
  trial: Trial
  onChange: (trial: Trial) => void
}

/**
 * A slider for each dimension, and inside of it one for each of its indicators. Shares are relative: what counts is how
 * they stand to each other.
 */
export function WeightSliders({ nodes, trial, onChange }: Props) {
  const { t, title } = useLanguage()
  const childrenOf = (parent: number) =>
    nodes.flatMap((node, index) => (node.parent === parent ? [{ node, place: index }] : []))
  return (
    <div className="grid gap-3">
      <Choice
        label={t('whatIf.normalisation')}
        methods={trialNormalisations}
        chosen={trial.normalisation}
        onChange={(normalisation) => onChange({ ...trial, normalisation })}
      />
      <Choice
        label={t('whatIf.method')}
        methods={trialMethods}
        chosen={trial.method}
        onChange={(method) => onChange({ ...trial, method })}
      />
      {childrenOf(0).map(({ node, place }) => (
        <div key={node.code}>
          <Slider node={node} siblings={childrenOf(0).map((item) => item.node)} trial={trial} onChange={onChange} />
          {childrenOf(place).length > 1 ? (
            <details className="ms-4 text-sm">
              <summary className="text-quiet">{t('whatIf.inside', { title: title(node) })}</summary>
              <div className="mt-2 grid gap-2">
                {childrenOf(place).map((child) => (
                  <Slider
                    key={child.node.code}
                    node={child.node}
                    siblings={childrenOf(place).map((item) => item.node)}
                    trial={trial}
                    onChange={onChange}
                  />
                ))}
              </div>
            </details>
          ) : null}
        </div>
      ))}
    </div>
  )
}

function Slider({
  node,
  siblings,
  trial,
  onChange,
}: { node: SliderNode; siblings: readonly SliderNode[] } & Pick<Props, 'trial' | 'onChange'>) {
  const { t, title, format } = useLanguage()
  const set = (node: SliderNode) => trial.shares[node.code] ?? node.weight * 100
  const sum = siblings.reduce((total, own) => total + set(own), 0)
  const share = sum > 0 ? set(node) / sum : 0
  const isMoved = trial.shares[node.code] !== undefined
  return (
    <label className="block">
      <span className="flex items-baseline justify-between gap-3 text-sm">
        <span className={isMoved ? 'font-bold' : undefined}>{title(node)}</span>
        <span className="number text-quiet">
          {format.share(share)}
          {isMoved ? ` (${t('whatIf.was', { share: format.share(node.weight) })})` : null}
        </span>
      </span>
      <input
        type="range"
        className="w-full accent-[var(--accent)]"
        min={0}
        max={100}
        step={1}
        value={Math.round(set(node))}
        aria-label={title(node)}
        aria-valuetext={format.share(share)}
        onChange={(event) =>
          onChange({ ...trial, shares: { ...trial.shares, [node.code]: Number(event.target.value) } })
        }
      />
    </label>
  )
}

interface ChoiceProps<Method extends TrialMethod | TrialNormalisation> {
  label: string
  methods: readonly Method[]
  chosen: Method | null
  onChange: (method: Method | null) => void
}

function Choice<Method extends TrialMethod | TrialNormalisation>({
  label,
  methods,
  chosen,
  onChange,
}: ChoiceProps<Method>) {
  const { t } = useLanguage()
  return (
    <SelectField
      label={<span className="text-quiet">{label}</span>}
      className="text-sm"
      value={chosen ?? ''}
      onChange={(event) => onChange(methods.find((method) => method === event.target.value) ?? null)}
    >
      <option value="">{t('whatIf.ownMethod')}</option>
      {methods.map((method) => (
        <option key={method} value={method}>
          {t(`whatIf.methods.${method}`)}
        </option>
      ))}
    </SelectField>
  )
}
