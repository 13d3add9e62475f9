import { useMatches } from '@remix-run/react'
import { useMemo } from 'react'
import { type TextArea, textAreas } from '../i18n/texts'

/** What a route exports as `handle`: the areas of texts that its page shows besides those of every page. */
export interface TextHandle {
  readonly texts: readonly TextArea[]
}

/** The areas of texts that the routes of this page name. */
export function usePageTexts(): readonly TextArea[] {
  const matches = useMatches()
  return useMemo(() => {
    const named = matches.flatMap(({ handle }) => (hasTexts(handle) ? handle.texts : []))
    return textAreas.filter((area) => area === 'shared' || named.includes(area))
  }, [matches])
}

function hasTexts(handle: unknown): handle is TextHandle {
  return typeof handle === 'object' && handle !== null && 'texts' in handle
}
