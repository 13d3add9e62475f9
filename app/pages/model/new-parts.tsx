import { useState } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { type DraftNode, type DraftProps } from './draft/model-draft'
import { withNewDimension, withNewIndicator } from './draft/tree-draft'
import type { EditorMetric } from './side-fields'

interface Props extends DraftProps {
  branches: readonly DraftNode[]
  taken: readonly string[]
}

const look = 'grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]'

/** Adds a dimension at the end of another one, or of the whole. */
export function NewDimension({ branches, taken, draft, onDraft }: Props) {
  const { t, pick } = useLanguage()
  const [parent, setParent] = useState('')
  const [title, setTitle] = useState('')
  const [isNameless, setNameless] = useState(false)
  const name = title.trim()
  const within = branches.find(({ code }) => code === parent)
  return (
    <div className={look}>
      <TextField
        label={t('modelForm.parts.newTitle')}
        isWide
        value={title}
        maxLength={300}
        error={isNameless ? t('modelForm.parts.nameless') : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={t('modelForm.parts.in')}
        isWide
        value={within?.code ?? ''}
        onChange={(event) => setParent(event.target.value)}
      >
        <option value="">{t('modelForm.parts.top')}</option>
        {branches.map(({ code, title: own }) => (
          <option key={code} value={code}>
            {pick(own)}
          </option>
        ))}
      </SelectField>
      <Button
        kind="quiet"
        type="button"
        onClick={() => {
          setNameless(!name)
          if (!name) return
          onDraft(withNewDimension(draft, within?.path ?? [], { fa: name, en: name }, taken))
          setTitle('')
        }}
      >
        {t('modelForm.parts.add')}
      </Button>
    </div>
  )
}

/** Adds an indicator of one metric at the end of a dimension. */
export function NewIndicator({
  branches,
  metrics,
  taken,
  draft,
  onDraft,
}: Props & { metrics: readonly EditorMetric[] }) {
  const { t, pick, title } = useLanguage()
  const [branch, setBranch] = useState('')
  const [chosenMetric, setMetric] = useState('')
  const parent = branches.find(({ code }) => code === branch) ?? branches[0]
  const metric = metrics.find(({ code }) => code === chosenMetric) ?? metrics[0]
  if (!parent || !metric) return null
  return (
    <div className={look}>
      <SelectField
        label={t('modelForm.indicator.newIn')}
        isWide
        value={parent.code}
        onChange={(event) => setBranch(event.target.value)}
      >
        {branches.map(({ code, title: name }) => (
          <option key={code} value={code}>
            {pick(name)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('modelForm.indicator.newOf')}
        isWide
        value={metric.code}
        onChange={(event) => setMetric(event.target.value)}
      >
        {metrics.map((item) => (
          <option key={item.code} value={item.code}>
            {title(item)}
          </option>
        ))}
      </SelectField>
      <Button kind="quiet" type="button" onClick={() => onDraft(withNewIndicator(draft, parent.path, metric, taken))}>
        {t('modelForm.indicator.add')}
      </Button>
    </div>
  )
}
