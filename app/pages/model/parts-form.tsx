import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { EditionLink } from '../../ui/edition-link'
import { SelectField } from '../../ui/field'
import type { ExampleAgency } from './draft/example'
import {
  type DraftNode,
  type DraftProps,
  addedCode,
  isDimension,
  keyOfPath,
  nodePointer,
  partsForm,
  pathOfKey,
} from './draft/model-draft'
import { isWithin, siblingsOf, withMoved, withParent, withTitle, withoutNode } from './draft/tree-draft'
import type { FormulaParts } from './side-fields'
import { IndicatorFields } from './indicator-fields'
import { NewDimension, NewIndicator } from './new-parts'
import { NodeSelect } from './node-select'
import { OwnSteps } from './own-steps'
import type { EditorMethods } from './step-field'
import { TitleFields } from './title-fields'

interface Props extends DraftProps, FormulaParts {
  methods: EditorMethods
  nodes: readonly DraftNode[]
  /** The part that is shown; none where the tree is empty. */
  node: DraftNode | undefined
  onChoose: (code: string) => void
  /** Codes that were ever given in this model. */
  taken: readonly string[]
  example: ExampleAgency | null
}

/**
 * Dimensions and indicators, one at a time: what it is called, where it stands and how it is computed; and new ones.
 */
export function PartsForm({ nodes, node, onChoose, taken, ...form }: Props) {
  const { t } = useLanguage()
  const branches = nodes.filter(isDimension)
  const add = (added: DraftProps['draft']) => {
    onChoose(addedCode(form.draft, added) ?? '')
    form.onDraft(added)
  }
  return (
    <section className="grid gap-3 rounded-lg border border-line p-4" aria-labelledby={partsForm}>
      <h2 id={partsForm}>{t('modelForm.parts.title')}</h2>
      <p className="text-sm text-quiet">
        {t('modelForm.parts.help')} <EditionLink page="setup/metrics">{t('modelForm.indicator.metrics')}</EditionLink>
      </p>
      {node ? (
        <>
          <NodeSelect label={t('modelForm.parts.which')} nodes={nodes} value={node.code} onCode={onChoose} />
          <ChosenPart key={node.code} {...form} {...{ node, nodes }} />
        </>
      ) : null}
      <NewDimension {...{ branches, taken }} draft={form.draft} onDraft={add} />
      <NewIndicator {...{ branches, taken }} metrics={form.metrics} draft={form.draft} onDraft={add} />
    </section>
  )
}

function ChosenPart({
  node,
  nodes,
  draft,
  onDraft,
  methods,
  ...parts
}: Omit<Props, 'node' | 'onChoose' | 'taken'> & { node: DraftNode }) {
  const { path, title } = node
  return (
    <>
      <TitleFields
        title={title}
        pointer={`${nodePointer(path)}/title`}
        onTitle={(changed) => onDraft(withTitle(draft, path, changed))}
      />
      <Place {...{ node, nodes, draft, onDraft }} />
      {isDimension(node) ? null : <IndicatorFields {...{ path, draft, onDraft }} {...parts} />}
      <OwnSteps {...{ node, methods, draft, onDraft }} />
    </>
  )
}

/** Where a part stands: within which dimension, and before and behind which neighbours. */
function Place({ node, nodes, draft, onDraft }: DraftProps & { node: DraftNode; nodes: readonly DraftNode[] }) {
  const { t, pick } = useLanguage()
  const { path, title } = node
  const parents = nodes.filter((other) => isDimension(other) && !isWithin(other.path, path))
  const order = siblingsOf(nodes, node)
  const index = path.at(-1) ?? 0
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <SelectField
        label={t('modelForm.parts.in')}
        isWide
        value={keyOfPath(path.slice(0, -1))}
        onChange={(event) => onDraft(withParent(draft, path, pathOfKey(event.target.value)))}
      >
        <option value="">{t('modelForm.parts.top')}</option>
        {parents.map((parent) => (
          <option key={parent.code} value={keyOfPath(parent.path)}>
            {pick(parent.title)}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-3 self-end">
        {index > 0 ? (
          <Button kind="quiet" type="button" onClick={() => onDraft(withMoved(draft, path, -1))}>
            {t('modelForm.parts.up')}
          </Button>
        ) : null}
        {index < order.length - 1 ? (
          <Button kind="quiet" type="button" onClick={() => onDraft(withMoved(draft, path, 1))}>
            {t('modelForm.parts.down')}
          </Button>
        ) : null}
        <Button kind="quiet" type="button" onClick={() => onDraft(withoutNode(draft, path))}>
          {t('modelForm.parts.remove', { node: pick(title) })}
        </Button>
      </div>
    </div>
  )
}
