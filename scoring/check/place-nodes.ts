import type { Branch, Indicator, StepChoices } from '../model'
import { type ModelError, isRecord } from './shape'

/** A node of a document that may be wrong elsewhere, and what is done at it. */
export interface Placed<Node> {
  node: Node
  pointer: string
  choices: StepChoices
}

export interface PlacedNodes {
  /** Every code that is written, also on nodes that are wrong otherwise. */
  codes: { code: string; pointer: string }[]
  branches: Placed<Branch>[]
  indicators: Placed<Indicator>[]
  /** Codes of the nodes that have a list of children. */
  parents: Set<string>
}

/** Deeper trees are refused: nobody can read them, and a document that holds itself would never end. */
export const mostLevels = 12

/** The nodes of a tree; those with an error of shape are left out, so that one error does not hide the others. */
export function placeNodes(json: Readonly<Record<string, unknown>>, errors: readonly ModelError[]): PlacedNodes {
  const found: PlacedNodes = { codes: [], branches: [], indicators: [], parents: new Set() }
  const isSound = (pointer: string) =>
    !errors.some((error) => isWithin(error.pointer, pointer) && !error.pointer.startsWith(`${pointer}/children/`))
  const isSoundChoices = (value: unknown, pointer: string): value is Partial<StepChoices> =>
    value !== undefined && !errors.some((error) => isWithin(error.pointer, pointer))
  const isAllChoices = (value: unknown): value is StepChoices => isSoundChoices(value, '/defaults')
  const isBranch = (value: unknown, pointer: string): value is Branch =>
    isRecord(value) && Array.isArray(value['children']) && value['children'].every(isRecord) && isSound(pointer)
  const isIndicator = (value: unknown, pointer: string): value is Indicator =>
    isRecord(value) && !('children' in value) && isSound(pointer)

  const visit = (node: unknown, pointer: string, above: StepChoices | null, depth: number) => {
    if (!isRecord(node) || depth > mostLevels) return
    const children: unknown[] = Array.isArray(node['children']) ? node['children'] : []
    if (typeof node['code'] === 'string') {
      found.codes.push({ code: node['code'], pointer: `${pointer}/code` })
      if (children.length) found.parents.add(node['code'])
    }
    const row = node['choices']
    const choices =
      row === undefined ? above : above && isSoundChoices(row, `${pointer}/choices`) ? { ...above, ...row } : null
    if (choices && isBranch(node, pointer)) found.branches.push({ node, pointer, choices })
    else if (choices && isIndicator(node, pointer)) found.indicators.push({ node, pointer, choices })
    for (const [index, child] of children.entries()) visit(child, `${pointer}/children/${index}`, choices, depth + 1)
  }
  const defaults = json['defaults']
  visit(json['tree'], '/tree', isAllChoices(defaults) ? defaults : null, 1)
  return found
}

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`)
}
