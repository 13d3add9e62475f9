import * as z from 'zod/mini'
import { usualFloor } from './usual-floor'

/** As much of a model document as the form beside the JSON touches. Everything else of it is left as it is. */
const Node = z.looseObject({
  code: z.string(),
  title: z.object({ fa: z.string(), en: z.string() }),
  weight: z.number(),
  get children() {
    return z.optional(z.array(Node))
  },
})

const steps = ['treatment', 'normalisation', 'aggregation', 'weighting'] as const
export type FormStep = (typeof steps)[number]

const Step = z.looseObject({ method: z.string(), over: z.optional(z.string()) })

const Draft = z.looseObject({ version: z.string(), defaults: z.looseObject({}), tree: Node })

export interface DraftNode {
  /** Where it is: places of children from the root. */
  path: readonly number[]
  code: string
  title: { fa: string; en: string }
  weight: number
  /** Weight ÷ the sum of its siblings' weights; null where they sum to zero. */
  share: number | null
}

export interface DraftView {
  version: string
  /** Method of each step in the defaults. */
  methods: Partial<Record<FormStep, string>>
  nodes: DraftNode[]
}

/** What the form shows of a document; null while the text is no document. */
export function viewDraft(text: string): DraftView | null {
  const draft = parse(text)
  if (!draft) return null
  const methods = Object.fromEntries(
    steps.flatMap((step) => methodOf(draft.defaults[step]).map((method) => [step, method])),
  )
  return { version: draft.version, methods, nodes: listNodes(draft.tree, []) }
}

/** The document with another weight at a place of the tree. */
export function withWeight(text: string, path: readonly number[], weight: number): string {
  const draft = parse(text)
  return draft ? write({ ...draft, tree: changeNode(draft.tree, path, (node) => ({ ...node, weight })) }) : text
}

/** The document with another method at a step; what the method needs beside its name gets a usual value. Among whom it is normalised stays. */
export function withMethod(text: string, step: FormStep, method: string): string {
  const draft = parse(text)
  if (!draft) return text
  const before = Step.safeParse(draft.defaults[step]).data
  if (before?.method === method) return text
  const kept = step === 'normalisation' && before?.over !== undefined ? { over: before.over } : {}
  return write({ ...draft, defaults: { ...draft.defaults, [step]: { method, ...starters[method], ...kept } } })
}

export function withVersion(text: string, version: string): string {
  const draft = parse(text)
  return draft ? write({ ...draft, version }) : text
}

/** Methods that can't stand without these, or that leave a branch out where a part of it is zero. */
const starters: Readonly<Record<string, object>> = {
  goalposts: { low: 0, high: 100 },
  logistic: { midpoint: 50, slope: 0.1 },
  levels: {
    steps: [
      { from: 0, value: 0 },
      { from: 50, value: 1 },
    ],
  },
  power: { exponent: 0.5, floor: usualFloor },
  geometric: { floor: usualFloor },
  harmonic: { floor: usualFloor },
}

/** Methods that need a list of their own, which only the JSON can say. */
export const methodsOfJsonOnly: readonly string[] = ['distance-to-reference', 'owa', 'ahp']

type NodeDocument = z.infer<typeof Node>

function parse(text: string): z.infer<typeof Draft> | null {
  try {
    return Draft.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const write = (document: object) => JSON.stringify(document, null, 2)

function methodOf(choice: unknown): string[] {
  const step = Step.safeParse(choice).data
  return step ? [step.method] : []
}

function listNodes({ children = [] }: NodeDocument, path: readonly number[]): DraftNode[] {
  const sum = children.reduce((total, child) => total + child.weight, 0)
  return children.flatMap((child, place) => {
    const { code, title, weight } = child
    const own = [...path, place]
    return [{ path: own, code, title, weight, share: sum > 0 ? weight / sum : null }, ...listNodes(child, own)]
  })
}

function changeNode(
  node: NodeDocument,
  [place, ...rest]: readonly number[],
  change: (node: NodeDocument) => NodeDocument,
): NodeDocument {
  if (place === undefined) return change(node)
  return {
    ...node,
    children: (node.children ?? []).map((child, index) => (index === place ? changeNode(child, rest, change) : child)),
  }
}
