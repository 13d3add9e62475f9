export type Fields = Readonly<Record<string, unknown>>

/** As much of a model document as the form beside the JSON relies on. Everything else of it is left as it is. */
export interface Draft extends Fields {
  readonly version: string
  readonly defaults: Fields
  readonly tree: NodeDocument
}

export interface NodeDocument extends Fields {
  readonly code: string
  readonly title: Title
  readonly weight: number
  readonly children?: readonly NodeDocument[] | undefined
}

export interface Title {
  readonly fa: string
  readonly en: string
}

/** Where a node is: places of children from the root. */
export type Path = readonly number[]

/** Where a step of scoring is chosen: for the whole model, or at a node and below it. */
export type StepPlace = 'defaults' | Path

export interface DraftNode {
  readonly path: Path
  readonly code: string
  readonly title: Title
  readonly weight: number
  /** Weight ÷ the sum of its siblings' weights; null where they sum to zero. */
  readonly share: number | null
  /** What the weights of its parts sum to; null of an indicator. */
  readonly partsSum: number | null
}

/** What every part of the form is given: the document, and what to do with the one that it makes of it. */
export interface DraftProps {
  draft: Draft
  onDraft: (draft: Draft) => void
}

/** The document of a text, or null. Plain guards: a schema library would weigh more than the whole form. */
export function parse(text: string): Draft | null {
  try {
    const document: unknown = JSON.parse(text)
    return isDraft(document) ? document : null
  } catch {
    return null
  }
}

export const write = (draft: Draft) => JSON.stringify(draft, null, 2)

/** The nodes of the tree below the root, each before its parts. */
export function listNodes({ tree }: Draft): DraftNode[] {
  return listBelow(tree, [])
}

function listBelow({ children = [] }: NodeDocument, path: Path): DraftNode[] {
  const sum = sumOfWeights(children)
  return children.flatMap((child, index) => {
    const { code, title, weight, children: parts } = child
    const place = [...path, index]
    const partsSum = parts ? sumOfWeights(parts) : null
    return [
      { path: place, code, title, weight, partsSum, share: sum > 0 ? weight / sum : null },
      ...listBelow(child, place),
    ]
  })
}

const sumOfWeights = (nodes: readonly NodeDocument[]) => nodes.reduce((total, { weight }) => total + weight, 0)

/** Whether a node can have parts; else it is an indicator. */
export const isDimension = ({ partsSum }: DraftNode) => partsSum !== null

/** The code that is in the second document and was not in the first. */
export function addedCode(before: Draft, after: Draft): string | undefined {
  const known = new Set(listNodes(before).map(({ code }) => code))
  return listNodes(after).find(({ code }) => !known.has(code))?.code
}

export function nodeAt({ tree }: Draft, path: Path): NodeDocument | null {
  return path.reduce<NodeDocument | null>((node, index) => node?.children?.[index] ?? null, tree)
}

/** The document with a node changed. */
export function withNode(draft: Draft, path: Path, change: (node: NodeDocument) => NodeDocument): Draft {
  return { ...draft, tree: changeBelow(draft.tree, path, change) }
}

function changeBelow(
  node: NodeDocument,
  [position, ...rest]: Path,
  change: (node: NodeDocument) => NodeDocument,
): NodeDocument {
  if (position === undefined) return change(node)
  return {
    ...node,
    children: (node.children ?? []).map((child, index) =>
      index === position ? changeBelow(child, rest, change) : child,
    ),
  }
}

/** The document with another weight at a place of the tree. */
export function withWeight(draft: Draft, path: Path, weight: number): Draft {
  return withNode(draft, path, (node) => ({ ...node, weight }))
}

/** A path as the value of an option, and back. */
export const keyOfPath = (path: Path) => path.join('.')
export const pathOfKey = (key: string): Path => (key ? key.split('.').map(Number) : [])

/** Where a node stands in the document, as a JSON pointer. */
export const nodePointer = (path: Path) => `/tree${path.map((index) => `/children/${index}`).join('')}`

/** The heading of the form of one part, to which errors lead. */
export const partsForm = 'parts-form'

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value where it has the fields of an object, else none. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** The entries of a list that are objects; none where the value is no list. */
export const listFields = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])

/** A title that may have been left out or written wrongly: what is missing is empty. */
export function titleOf(value: unknown): Title {
  const { fa, en } = fieldsOf(value)
  return { fa: typeof fa === 'string' ? fa : '', en: typeof en === 'string' ? en : '' }
}

function isDraft(value: unknown): value is Draft {
  if (!isFields(value)) return false
  const { version, defaults, tree } = value
  return typeof version === 'string' && isFields(defaults) && isNode(tree)
}

function isNode(value: unknown): value is NodeDocument {
  if (!isFields(value)) return false
  const { code, title, weight, children } = value
  const isTitled = isFields(title) && typeof title['fa'] === 'string' && typeof title['en'] === 'string'
  const isParent = children === undefined || (Array.isArray(children) && children.every(isNode))
  return typeof code === 'string' && isTitled && typeof weight === 'number' && isParent
}
