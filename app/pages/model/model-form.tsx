import { useIsLive } from '../../ui/use-is-live'
import { useLanguage } from '../../page-language/use-language'
import { NodeCode } from '../../figures/node-code'
import { NumberField } from '../../ui/number-field'
import {
  type DraftNode,
  type EditorMethod,
  type FormStep,
  viewDraft,
  withEveryRequired,
  withMethod,
  withMissing,
  withRequired,
  withVersion,
  withWeight,
} from './model-draft'
import { Table, ColumnHead, Head, NumberCell, RowHead } from '../../ui/table'
import { EmptyState } from '../../ui/notice'
import { Choice, SelectField } from '../../ui/field'
import { BareChoice } from '../../ui/bare-choice'

interface Props {
  text: string
  onText: (text: string) => void
  methods: Readonly<Record<string, readonly EditorMethod[]>>
}

const formSteps: readonly FormStep[] = ['treatment', 'normalisation', 'weighting', 'aggregation']

/**
 * Weights and methods of a document beside its JSON: each changes the other. It needs JavaScript; without it the JSON
 * is enough.
 */
export function ModelForm({ text, onText, methods }: Props) {
  const { t } = useLanguage()
  const isLive = useIsLive()
  const view = viewDraft(text)
  if (!isLive) return <EmptyState className="text-quiet">{t('modelPage.needsScript')}</EmptyState>
  if (!view) return <EmptyState className="text-quiet">{t('modelPage.noForm')}</EmptyState>
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
      <label className="flex items-center gap-3">
        {t('modelPage.version')}
        <input
          className="field"
          dir="ltr"
          value={view.version}
          onChange={(event) => onText(withVersion(text, event.target.value))}
        />
      </label>
      <MethodChoice
        label={t('modelPage.step.noData')}
        chosen={view.missing}
        methods={methods['noData'] ?? []}
        onChoose={({ method }) => onText(withMissing(text, method))}
      />
      {formSteps.map((step) => (
        <MethodChoice
          key={step}
          label={t(`modelPage.step.${step}`)}
          chosen={view.methods[step]}
          methods={methods[step] ?? []}
          onChoose={(method) => onText(withMethod(text, step, method))}
        />
      ))}
      <Choice
        label={t('modelPage.requireEvery')}
        checked={view.requiresEvery}
        onChange={(event) => onText(withEveryRequired(text, event.target.checked))}
      />
      <Table caption={t('modelPage.tree')}>
        <Head>
          <ColumnHead>{t('agency.indicator')}</ColumnHead>
          <ColumnHead>{t('modelPage.weight')}</ColumnHead>
          <ColumnHead>{t('modelPage.share')}</ColumnHead>
          <ColumnHead>{t('modelPage.required')}</ColumnHead>
        </Head>
        <tbody>
          {view.nodes.map((node) => (
            <WeightRow
              key={node.path.join('.')}
              node={node}
              onWeight={(weight) => onText(withWeight(text, node.path, weight))}
              onRequired={(isRequired) => onText(withRequired(text, node.code, isRequired))}
            />
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function WeightRow({
  node,
  onWeight,
  onRequired,
}: {
  node: DraftNode
  onWeight: (weight: number) => void
  onRequired: (isRequired: boolean) => void
}) {
  const { t, pick, format } = useLanguage()
  return (
    <tr className={node.path.length === 1 ? 'bg-soft font-bold' : undefined}>
      <RowHead style={{ paddingInlineStart: `${node.path.length * 0.9}rem` }}>
        <NodeCode code={node.code} />
        {pick(node.title)}
      </RowHead>
      <td>
        <NumberField label={pick(node.title)} value={node.weight} onValue={onWeight} />
      </td>
      <NumberCell>{node.share === null ? '—' : format.share(node.share)}</NumberCell>
      <td>
        <BareChoice
          label={t('modelPage.requireNode', { node: pick(node.title) })}
          checked={node.isRequired}
          onChange={(event) => onRequired(event.target.checked)}
        />
      </td>
    </tr>
  )
}

function MethodChoice({
  label,
  chosen,
  methods,
  onChoose,
}: {
  label: string
  chosen: string | undefined
  methods: readonly EditorMethod[]
  onChoose: (method: EditorMethod) => void
}) {
  const row = methods.find(({ method }) => method === chosen)
  const choose = (name: string) => {
    const method = methods.find(({ method }) => method === name)
    if (method) onChoose(method)
  }
  return (
    <div>
      <SelectField label={label} value={chosen} onChange={(event) => choose(event.target.value)}>
        {methods.map(({ method, name, preset }) => (
          <option key={method} value={method} disabled={preset === null && method !== chosen}>
            {name}
          </option>
        ))}
      </SelectField>
      {row ? <p className="mt-1 text-sm text-quiet">{row.sentence}</p> : null}
    </div>
  )
}
