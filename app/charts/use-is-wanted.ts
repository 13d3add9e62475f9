import { type RefObject, useEffect, useState } from 'react'
import { inTurn } from './in-turn'

/** So long after the page came alive, what is out of sight is drawn as well: it may be printed or searched. */
const quietAfterMs = 4000

/** So far before it comes into sight, a part is drawn for somebody who scrolls. */
const aheadPx = 300

/**
 * Whether a part of the page is to be drawn: once it is in sight, about to come there as somebody scrolls, or to be
 * printed; else in its turn when the page has been quiet for a while. What is just below the first screen doesn't keep
 * a slow phone busy as the page comes alive.
 */
export function useIsWanted(element: RefObject<Element | null>): boolean {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => {
    const row = element.current
    if (isWanted || !row) return
    const left = new AbortController()
    const { signal } = left
    const want = () => setIsWanted(true)
    const watch = (rootMargin: string) => {
      const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && want(), {
        rootMargin,
      })
      observer.observe(row)
      signal.addEventListener('abort', () => observer.disconnect())
    }
    watch('0px')
    addEventListener('scroll', () => watch(`${aheadPx}px`), { once: true, capture: true, passive: true, signal })
    addEventListener('beforeprint', want, { signal })
    const later = setTimeout(() => inTurn(want), quietAfterMs)
    signal.addEventListener('abort', () => clearTimeout(later))
    return () => left.abort()
  }, [isWanted, element])
  return isWanted
}
