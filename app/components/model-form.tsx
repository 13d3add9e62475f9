import { useIsLive } from '../hooks/use-is-live'
import { useLanguage } from '../i18n/use-language'
import { NodeCode } from './node-code'
import { NumberField } from './number-field'
import {
  type DraftNode,
  type FormStep,
  methodsOfJsonOnly,
  viewDraft,
  withMethod,
  withVersion,
  withWeight,
} from '../views/model-draft'

interface Method {
  method: string
  name: string
  sentence: string
}

interface Props {
  text: string
  onText: (text: string) => void
  methods: Readonly<Record<string, readonly Method[]>>
}

const formSteps: readonly FormStep[] = ['treatment', 'normalisation', 'weighting', 'aggregation']

/** Weights and methods of a document beside its JSON: each changes the other. It needs JavaScript; without it the JSON is enough. */
export function ModelForm({ text, onText, methods }: Props) {
  const { t } = useLanguage()
  const isLive = useIsLive()
  const view = viewDraft(text)
  if (!isLive) return <p className="sheet text-quiet">{t('modelPage.needsScript')}</p>
  if (!view) return <p className="sheet text-quiet">{t('modelPage.noForm')}</p>
  return (
    <div className="grid content-start gap-4">
      <label className="flex items-center gap-3">
        {t('modelPage.version')}
        <input
          className="field"
          dir="ltr"
          value={view.version}
          onChange={(event) => onText(withVersion(text, event.target.value))}
        />
      </label>
      {formSteps.map((step) => (
        <MethodChoice
          key={step}
          step={step}
          chosen={view.methods[step]}
          methods={methods[step] ?? []}
          onChoose={(method) => onText(withMethod(text, step, method))}
        />
      ))}
      <table className="table">
        <caption className="sr-only">{t('modelPage.tree')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agency.indicator')}</th>
            <th scope="col">{t('modelPage.weight')}</th>
            <th scope="col">{t('modelPage.share')}</th>
          </tr>
        </thead>
        <tbody>
          {view.nodes.map((node) => (
            <WeightRow
              key={node.path.join('.')}
              node={node}
              onWeight={(weight) => onText(withWeight(text, node.path, weight))}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WeightRow({ node, onWeight }: { node: DraftNode; onWeight: (weight: number) => void }) {
  const { pick, percent } = useLanguage()
  return (
    <tr className={node.path.length === 1 ? 'bg-soft font-bold' : undefined}>
      <th scope="row" style={{ paddingInlineStart: `${node.path.length * 0.9}rem` }}>
        <NodeCode code={node.code} />
        {pick(node.title)}
      </th>
      <td>
        <NumberField label={pick(node.title)} value={node.weight} onValue={onWeight} />
      </td>
      <td className="number">{node.share === null ? '—' : percent(node.share, 1)}</td>
    </tr>
  )
}

function MethodChoice({
  step,
  chosen,
  methods,
  onChoose,
}: {
  step: FormStep
  chosen: string | undefined
  methods: readonly Method[]
  onChoose: (method: string) => void
}) {
  const { t } = useLanguage()
  const own = methods.find(({ method }) => method === chosen)
  return (
    <div>
      <label className="grid gap-1">
        {t(`modelPage.step.${step}`)}
        <select className="field" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {methods.map(({ method, name }) => (
            <option key={method} value={method} disabled={methodsOfJsonOnly.includes(method) && method !== chosen}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {own ? <p className="mt-1 text-sm text-quiet">{own.sentence}</p> : null}
    </div>
  )
}
