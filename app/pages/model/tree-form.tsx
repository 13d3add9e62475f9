import { useState } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { withoutNode } from './indicator-draft'
import { type DraftNode, viewDraft } from './model-draft'
import { withMoved, withNewDimension, withParent, withTitle } from './tree-draft'

interface Props {
  text: string
  onText: (text: string) => void
}

const keyOf = (path: readonly number[]) => path.join('.')

/** Where dimensions and indicators stand: each is called, moved and taken out here, and dimensions are added. */
export function TreeForm({ text, onText }: Props) {
  const { t, pick } = useLanguage()
  const nodes = viewDraft(text)?.nodes ?? []
  const [chosen, setChosen] = useState('')
  const node = nodes.find(({ code }) => code === chosen) ?? nodes[0]
  const optionOf = ({ code, path, title }: DraftNode) => (
    <option key={code} value={code}>
      {`${'\u2003'.repeat(path.length - 1)}\u2068${code}\u2069 ${pick(title)}`}
    </option>
  )
  return (
    <section className="grid gap-3 rounded-lg border border-line p-4" aria-labelledby="tree-form">
      <h2 id="tree-form">{t('modelPage.parts.title')}</h2>
      <p className="text-sm text-quiet">{t('modelPage.parts.help')}</p>
      {node ? (
        <>
          <SelectField
            label={t('modelPage.parts.which')}
            isWide
            value={node.code}
            onChange={(event) => setChosen(event.target.value)}
          >
            {nodes.map(optionOf)}
          </SelectField>
          <ChosenNode key={node.code} {...{ text, onText, node, nodes }} />
        </>
      ) : null}
      <NewDimension
        branches={nodes.filter(({ partsSum }) => partsSum !== null)}
        onAdd={(path, title) => {
          const added = withNewDimension(text, path, title)
          const before = new Set(nodes.map(({ code }) => code))
          setChosen(viewDraft(added)?.nodes.find(({ code }) => !before.has(code))?.code ?? '')
          onText(added)
        }}
      />
    </section>
  )
}

function ChosenNode({ text, onText, node, nodes }: Props & { node: DraftNode; nodes: readonly DraftNode[] }) {
  const { t, pick } = useLanguage()
  const { path, title } = node
  const parents = nodes.filter(({ partsSum, path: other }) => partsSum !== null && !isBelow(other, path))
  const parent = keyOf(path.slice(0, -1))
  const order = nodes.filter((other) => keyOf(other.path.slice(0, -1)) === parent)
  const index = order.findIndex(({ code }) => code === node.code)
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {(['fa', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={t(`modelPage.indicator.${language}`)}
          isWide
          dir={language === 'fa' ? 'rtl' : 'ltr'}
          value={title[language]}
          onChange={(event) => onText(withTitle(text, path, { ...title, [language]: event.target.value }))}
        />
      ))}
      <SelectField
        label={t('modelPage.parts.in')}
        isWide
        value={parent}
        onChange={(event) => onText(withParent(text, path, pathOf(event.target.value)))}
      >
        <option value="">{t('modelPage.parts.top')}</option>
        {parents.map(({ code, path: other, title: name }) => (
          <option key={code} value={keyOf(other)}>
            {pick(name)}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-3 self-end">
        {index > 0 ? (
          <Button kind="quiet" type="button" onClick={() => onText(withMoved(text, path, -1))}>
            {t('modelPage.parts.up')}
          </Button>
        ) : null}
        {index < order.length - 1 ? (
          <Button kind="quiet" type="button" onClick={() => onText(withMoved(text, path, 1))}>
            {t('modelPage.parts.down')}
          </Button>
        ) : null}
        <Button kind="quiet" type="button" onClick={() => onText(withoutNode(text, path))}>
          {t('modelPage.parts.remove', { node: pick(title) })}
        </Button>
      </div>
    </div>
  )
}

function NewDimension({
  branches,
  onAdd,
}: {
  branches: readonly DraftNode[]
  onAdd: (path: readonly number[], title: { fa: string; en: string }) => void
}) {
  const { t, pick } = useLanguage()
  const [parent, setParent] = useState('')
  const [title, setTitle] = useState('')
  const [isNameless, setNameless] = useState(false)
  const name = title.trim()
  const within = branches.some(({ path }) => keyOf(path) === parent) ? parent : ''
  return (
    <div className="grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <TextField
        label={t('modelPage.parts.newTitle')}
        isWide
        value={title}
        maxLength={300}
        error={isNameless ? t('modelPage.parts.nameless') : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={t('modelPage.parts.in')}
        isWide
        value={within}
        onChange={(event) => setParent(event.target.value)}
      >
        <option value="">{t('modelPage.parts.top')}</option>
        {branches.map(({ code, path, title: own }) => (
          <option key={code} value={keyOf(path)}>
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
          onAdd(pathOf(within), { fa: name, en: name })
          setTitle('')
        }}
      >
        {t('modelPage.parts.add')}
      </Button>
    </div>
  )
}

const pathOf = (key: string) => (key ? key.split('.').map(Number) : [])

/** Whether a path is another one, or leads below it. */
const isBelow = (path: readonly number[], other: readonly number[]) =>
  other.every((index, depth) => path[depth] === index)
