import { useEffect, useState } from 'react'
import type { ModelError } from '../../scoring/check/shape'

const pauseMs = 250

/** What is wrong with a document as it is typed, by the engine's own check; null until it has been loaded, and without JavaScript. */
export function useDraftErrors(text: string): readonly ModelError[] | null {
  const [errors, setErrors] = useState<readonly ModelError[] | null>(null)
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(async () => {
      const { checkModel } = await import('../../scoring/check-model')
      if (!isStale) setErrors(listErrors(text, checkModel))
    }, pauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text])
  return errors
}

function listErrors(
  text: string,
  checkModel: typeof import('../../scoring/check-model').checkModel,
): readonly ModelError[] {
  try {
    const checked = checkModel(JSON.parse(text))
    return checked.ok ? [] : checked.errors
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return [{ pointer: '', fa: `این متن JSON نیست: ${detail}`, en: `This text is no JSON: ${detail}` }]
  }
}
