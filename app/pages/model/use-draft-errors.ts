import { useEffect, useState } from 'react'
import type { ModelError } from '../../../scoring/check/shape'
import type { ModelWarning } from '../../../scoring/worse-can-raise'

const pauseMs = 250

export interface DraftAnswer {
  errors: readonly ModelError[]
  warnings: readonly ModelWarning[]
}

/**
 * What is wrong with a document as it is typed, or worth knowing, by the engine's own check; null until it has been
 * loaded, and without JavaScript.
 */
export function useDraftErrors(text: string): DraftAnswer | null {
  const [answer, setAnswer] = useState<DraftAnswer | null>(null)
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(async () => {
      const { checkModel } = await import('../../../scoring/check-model')
      if (!isStale) setAnswer(checkText(text, checkModel))
    }, pauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text])
  return answer
}

function checkText(text: string, checkModel: typeof import('../../../scoring/check-model').checkModel): DraftAnswer {
  try {
    const checked = checkModel(JSON.parse(text))
    return checked.ok ? { errors: [], warnings: checked.warnings } : { errors: checked.errors, warnings: [] }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return {
      errors: [{ pointer: '', fa: `این متن JSON نیست: ${detail}`, en: `This text is no JSON: ${detail}` }],
      warnings: [],
    }
  }
}
