import { type EditorMetric, IndicatorForm } from './indicator-form'
import { useIsLive } from '../../ui/use-is-live'
import { useLanguage } from '../../page-language/use-language'
import { NodeCode } from '../../figures/node-code'
import { NumberField } from '../../ui/number-field'
import {
  type DraftNode,
  type EditorMethod,
  formSteps,
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
import { Choice, ChoiceGroup, SelectField, TextField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { weightPointer } from './field-of-pointer'
import { TreeForm } from './tree-form'
import { BareChoice } from '../../ui/bare-choice'

interface Props {
  text: string
  /** The document as it was opened. */
  stored: string
  onText: (text: string) => void
  methods: Readonly<Record<string, readonly EditorMethod[]>>
  metrics: readonly EditorMetric[]
  attributes: readonly string[]
}

/**
 * Weights and methods of a document beside its JSON: each changes the other. It needs JavaScript; without it the JSON
 * is enough. None of its fields is sent; what is wrong with one comes from the form around by its place in the
 * document.
 */
export function ModelForm({ text, stored, onText, methods, metrics, attributes }: Props) {
  const { t } = useLanguage()
  const isLive = useIsLive()
  const view = viewDraft(text)
  if (!isLive) return <EmptyState className="text-quiet">{t('modelPage.needsScript')}</EmptyState>
  if (!view) return <EmptyState className="text-quiet">{t('modelPage.noForm')}</EmptyState>
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
      <Version
        value={view.version}
        stored={viewDraft(stored)?.version ?? ''}
        onChange={(version) => onText(withVersion(text, version))}
      />
      <MethodChoice
        label={t('modelPage.step.noData')}
        pointer="/defaults/noData"
        chosen={view.missing}
        methods={methods['noData'] ?? []}
        onChoose={({ method }) => onText(withMissing(text, method))}
      />
      {formSteps.map((step) => (
        <MethodChoice
          key={step}
          label={t(`modelPage.step.${step}`)}
          pointer={`/defaults/${step}`}
          chosen={view.methods[step]}
          methods={methods[step] ?? []}
          onChoose={(method) => onText(withMethod(text, step, method))}
        />
      ))}
      <Required isEvery={view.requiresEvery} onChange={(isEvery) => onText(withEveryRequired(text, isEvery))} />
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
      <TreeForm {...{ text, onText }} />
      <IndicatorForm {...{ text, onText, metrics, attributes }} />
    </div>
  )
}

function Version({ value, stored, onChange }: { value: string; stored: string; onChange: (version: string) => void }) {
  const { t } = useLanguage()
  const next = nextVersion(stored)
  const { error } = useFieldAnswer('/version')
  return (
    <TextField
      label={t('modelPage.version')}
      dir="ltr"
      error={error}
      help={next === null ? undefined : t('modelPage.versionHelp', { next })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** What comes after a version: 1.0.4 after 1.0.3. */
function nextVersion(version: string): string | null {
  const [, start, last] = /^(.*?)(\d+)$/.exec(version) ?? []
  return last === undefined ? null : `${start}${Number(last) + 1}`
}

function Required({ isEvery, onChange }: { isEvery: boolean; onChange: (isEvery: boolean) => void }) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer('/requires')
  return (
    <ChoiceGroup name="/requires" label={<span className="text-sm text-quiet">{t('modelPage.requires')}</span>}>
      <Choice
        label={t('modelPage.requireEvery')}
        checked={isEvery}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
    </ChoiceGroup>
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
  const { t, pick, format, plainNumber } = useLanguage()
  const { error } = useFieldAnswer(weightPointer(node.path))
  return (
    <tr className={node.path.length === 1 ? 'bg-soft font-bold' : undefined}>
      <RowHead style={{ paddingInlineStart: `${node.path.length * 0.9}rem` }}>
        <NodeCode code={node.code} />
        {pick(node.title)}
      </RowHead>
      <td>
        <NumberField label={pick(node.title)} value={node.weight} onValue={onWeight} error={error} />
        {node.partsSum === null ? null : (
          <p className="text-sm font-normal text-quiet">
            {t('modelPage.partsSum', { sum: plainNumber(node.partsSum) })}
          </p>
        )}
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
  pointer,
  chosen,
  methods,
  onChoose,
}: {
  label: string
  /** Where the method stands in the document. */
  pointer: string
  chosen: string | undefined
  methods: readonly EditorMethod[]
  onChoose: (method: EditorMethod) => void
}) {
  const row = methods.find(({ method }) => method === chosen)
  const { error } = useFieldAnswer(pointer)
  const choose = (name: string) => {
    const method = methods.find(({ method }) => method === name)
    if (method) onChoose(method)
  }
  return (
    <div>
      <SelectField label={label} error={error} value={chosen} onChange={(event) => choose(event.target.value)}>
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
