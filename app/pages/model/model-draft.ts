type Fields = Record<string, unknown>

/** As much of a model document as the form beside the JSON touches. Everything else of it is left as it is. */
interface Draft extends Fields {
  version: string
  defaults: Fields
  tree: NodeDocument
  requires?: typeof every | string[] | undefined
}

export interface NodeDocument extends Fields {
  code: string
  title: { fa: string; en: string }
  weight: number
  children?: NodeDocument[] | undefined
}

export const formSteps = ['treatment', 'normalisation', 'weighting', 'aggregation'] as const
export type FormStep = (typeof formSteps)[number]

/** A method as it is put into a document. */
export interface PresetMethod {
  method: string
  /** What is written in the document; null where only the JSON can say what the method needs. */
  preset: object | null
  /** Whether it learns from the values of others, so that a model says among whom. */
  learns: boolean
}

/** A method as the form offers it. */
export interface EditorMethod extends PresetMethod {
  name: string
  sentence: string
}

const every = 'every-dimension'

export interface DraftNode {
  /** Where it is: places of children from the root. */
  path: readonly number[]
  code: string
  title: { fa: string; en: string }
  weight: number
  /** Weight ÷ the sum of its siblings' weights; null where they sum to zero. */
  share: number | null
  /** What the weights of its parts sum to; null of an indicator. */
  partsSum: number | null
  /** Whether an agency must have data here to have a score. */
  isRequired: boolean
}

export interface DraftView {
  version: string
  /** Method of each step in the defaults. */
  methods: Partial<Record<FormStep, string>>
  nodes: DraftNode[]
  requiresEvery: boolean
  /** What is done where there is no data: a rule, or a method of imputation. */
  missing: string | undefined
}

/** What the form shows of a document; null while the text is no document. */
export function viewDraft(text: string): DraftView | null {
  const draft = parse(text)
  if (!draft) return null
  const methods = Object.fromEntries(
    formSteps.flatMap((step) => methodOf(draft.defaults[step]).map((method) => [step, method])),
  )
  const { noData } = draft.defaults
  const required = new Set(requiredCodes(draft))
  return {
    version: draft.version,
    methods,
    missing: missingOf(noData),
    nodes: listNodes(draft.tree, []).map((node) => ({ ...node, isRequired: required.has(node.code) })),
    requiresEvery: draft.requires === every,
  }
}

/** The document with another weight at a place of the tree. */
export function withWeight(text: string, path: readonly number[], weight: number): string {
  const draft = parse(text)
  return draft ? write({ ...draft, tree: changeNode(draft.tree, path, (node) => ({ ...node, weight })) }) : text
}

/**
 * The document with another method at a step, as it is usually written. Among whom a value is normalised stays where
 * the method asks for that.
 */
export function withMethod(text: string, step: FormStep, { method, preset, learns }: PresetMethod): string {
  const draft = parse(text)
  if (!draft) return text
  const before = draft.defaults[step]
  if (methodOf(before).includes(method)) return text
  const kept = learns && isFields(before) && typeof before['over'] === 'string' ? { over: before['over'] } : {}
  return write({ ...draft, defaults: { ...draft.defaults, [step]: { method, ...preset, ...kept } } })
}

/**
 * The document with a node among those that an agency must have data in, or not any more. Where every dimension was
 * required, those that are left are listed.
 */
export function withRequired(text: string, code: string, isRequired: boolean): string {
  const draft = parse(text)
  if (!draft) return text
  const others = requiredCodes(draft).filter((text) => text !== code)
  const wanted = new Set(isRequired ? [...others, code] : others)
  return writeRequired(
    draft,
    listNodes(draft.tree, []).flatMap((node) => (wanted.has(node.code) ? [node.code] : [])),
  )
}

/** The document in which every dimension is required, or nothing is. */
export function withEveryRequired(text: string, isRequired: boolean): string {
  const draft = parse(text)
  return draft ? writeRequired(draft, isRequired ? every : []) : text
}

function writeRequired(draft: Draft, required: typeof every | readonly string[]): string {
  const { requires: _, ...others } = draft
  return write(required.length ? { ...others, requires: required } : others)
}

/** As the engine takes it: every child of the root that has a weight, or those that are listed. */
function requiredCodes({ requires = [], tree }: Draft): readonly string[] {
  if (requires !== every) return requires
  return (tree.children ?? []).flatMap(({ code, weight }) => (weight > 0 ? [code] : []))
}

/** The document with another rule for what has no data; `choice` is a rule or a method of imputation. */
export function withMissing(text: string, choice: string): string {
  const draft = parse(text)
  if (!draft || viewDraft(text)?.missing === choice) return text
  const noData = plainRules.includes(choice) ? { rule: choice } : { rule: 'impute', by: { method: choice } }
  return write({ ...draft, defaults: { ...draft.defaults, noData } })
}

const plainRules: readonly string[] = ['exclude', 'zero']

export function withVersion(text: string, version: string): string {
  const draft = parse(text)
  return draft ? write({ ...draft, version }) : text
}

/** A document, or null. Plain guards: of what this page loads, a schema library would be a seventh. */
export function parse(text: string): Draft | null {
  try {
    const document: unknown = JSON.parse(text)
    return isDraft(document) ? document : null
  } catch {
    return null
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDraft(value: unknown): value is Draft {
  if (!isFields(value)) return false
  const { version, defaults, tree, requires } = value
  return typeof version === 'string' && isFields(defaults) && isNode(tree) && isRequirement(requires)
}

function isNode(value: unknown): value is NodeDocument {
  if (!isFields(value)) return false
  const { code, title, weight, children } = value
  const isTitled = isFields(title) && typeof title['fa'] === 'string' && typeof title['en'] === 'string'
  const isParent = children === undefined || (Array.isArray(children) && children.every(isNode))
  return typeof code === 'string' && isTitled && typeof weight === 'number' && isParent
}

function isRequirement(value: unknown): boolean {
  return (
    value === undefined || value === every || (Array.isArray(value) && value.every((code) => typeof code === 'string'))
  )
}

export const write = (document: object) => JSON.stringify(document, null, 2)

function methodOf(choice: unknown): string[] {
  return isFields(choice) && typeof choice['method'] === 'string' ? [choice['method']] : []
}

/** The method of imputation, else the rule. */
function missingOf(choice: unknown): string | undefined {
  if (!isFields(choice) || typeof choice['rule'] !== 'string') return undefined
  return methodOf(choice['by'])[0] ?? choice['rule']
}

function listNodes({ children = [] }: NodeDocument, path: readonly number[]): Omit<DraftNode, 'isRequired'>[] {
  const sum = sumOfWeights(children)
  return children.flatMap((child, index) => {
    const { code, title, weight, children: parts } = child
    const row = [...path, index]
    const partsSum = parts ? sumOfWeights(parts) : null
    return [
      { path: row, code, title, weight, partsSum, share: sum > 0 ? weight / sum : null },
      ...listNodes(child, row),
    ]
  })
}

const sumOfWeights = (nodes: readonly NodeDocument[]) => nodes.reduce((total, { weight }) => total + weight, 0)

export function changeNode(
  node: NodeDocument,
  [position, ...rest]: readonly number[],
  change: (node: NodeDocument) => NodeDocument,
): NodeDocument {
  if (position === undefined) return change(node)
  return {
    ...node,
    children: (node.children ?? []).map((child, index) =>
      index === position ? changeNode(child, rest, change) : child,
    ),
  }
}
