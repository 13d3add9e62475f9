import { formSteps, viewDraft } from './model-draft'

/** The box of the document itself, by its name in the form. */
export const documentField = 'document'

/** Where the weight of a node stands in the document: places of children from the root. */
export function weightPointer(path: readonly number[]): string {
  return `/tree${path.map((index) => `/children/${index}`).join('')}/weight`
}

/**
 * The field of the editor that shows a place of the document. Fields beside the document are named by their place in
 * it, and `hasForm` says whether there are any. A text that is no JSON is wrong in the box that holds it.
 */
export function fieldOfPointer(text: string, hasForm: boolean): (pointer: string) => string | undefined {
  if (!isJson(text)) return () => documentField
  const view = hasForm ? viewDraft(text) : null
  const fields = view ? [...plainFields, ...view.nodes.map(({ path }) => weightPointer(path))] : []
  return (pointer) => fields.find((field) => pointer === field || pointer.startsWith(`${field}/`))
}

const plainFields = ['/version', '/requires', '/defaults/noData', ...formSteps.map((step) => `/defaults/${step}`)]

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
