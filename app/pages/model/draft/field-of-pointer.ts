import { type Draft, type DraftNode, listNodes, nodePointer, parse } from './model-draft'
import { methodSteps, stepPointer } from './steps-draft'

/** The box of the document itself, by its name in the form. */
export const documentField = 'document'

/**
 * The field of the editor that shows a place of the document. Fields beside the document are named by their place in
 * it, and `shown` lists those that are there, the more exact ones first. A text that is no JSON is wrong in the box
 * that holds it.
 */
export function fieldOfPointer(text: string, shown: readonly string[]): (pointer: string) => string | undefined {
  if (!isJson(text)) return () => documentField
  return (pointer) => shown.find((field) => pointer === field || pointer.startsWith(`${field}/`))
}

/** The places of a document that the form shows with a part of its tree chosen. */
export function listShown(text: string, chosen: string): readonly string[] {
  const draft = parse(text)
  if (!draft) return []
  const nodes = listNodes(draft)
  return [
    '/version',
    '/requires',
    stepPointer('defaults', 'noData'),
    ...methodSteps.map((step) => stepPointer('defaults', step)),
    ...nodes.map(({ path }) => `${nodePointer(path)}/weight`),
    ...listOfNode(draft, chosenNode(nodes, chosen)),
  ]
}

/** The node with this code; the first one where there is none any more. */
export const chosenNode = (nodes: readonly DraftNode[], code: string) =>
  nodes.find((node) => node.code === code) ?? nodes[0]

function listOfNode(_: Draft, node: DraftNode | undefined): string[] {
  if (!node) return []
  const pointer = nodePointer(node.path)
  return [`${pointer}/title/fa`, `${pointer}/title/en`, `${pointer}/unit`, `${pointer}/direction`, `${pointer}/target`]
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
