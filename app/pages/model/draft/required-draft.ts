import { type Draft, listNodes } from './model-draft'

const every = 'every-dimension'

export const requiresEvery = (draft: Draft) => draft['requires'] === every

/**
 * Codes of what an agency must have data in, as the engine takes them: the dimensions that have a weight, or a list.
 */
export function requiredCodes(draft: Draft): readonly string[] {
  const { requires } = draft
  if (requires === every) return (draft.tree.children ?? []).flatMap(({ code, weight }) => (weight > 0 ? [code] : []))
  return Array.isArray(requires) ? requires.filter((code) => typeof code === 'string') : []
}

/**
 * The document with a node among those that an agency must have data in, or not any more. Where every dimension was
 * required, those that are left are listed.
 */
export function withRequired(draft: Draft, code: string, isRequired: boolean): Draft {
  const others = requiredCodes(draft).filter((other) => other !== code)
  const wanted = new Set(isRequired ? [...others, code] : others)
  return writeRequired(
    draft,
    listNodes(draft).flatMap((node) => (wanted.has(node.code) ? [node.code] : [])),
  )
}

/** The document in which every dimension is required, or nothing is. */
export function withEveryRequired(draft: Draft, isRequired: boolean): Draft {
  return writeRequired(draft, isRequired ? every : [])
}

function writeRequired(draft: Draft, requires: typeof every | readonly string[]): Draft {
  return { ...draft, requires: requires.length ? requires : undefined }
}
