import { type RefObject, useEffect, useState } from 'react'

/** So long after the page came alive, what is out of sight is drawn as well: it may be printed or searched. */
const quietAfterMs = 4000

/** Whether a part of the page is to be drawn: once it is about to come into sight, else when the page has been quiet for a while or is to be printed. */
export function useIsWanted(place: RefObject<Element | null>): boolean {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => {
    if (isWanted || !place.current) return
    const want = () => setIsWanted(true)
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && want(), { rootMargin: '300px' })
    observer.observe(place.current)
    const later = setTimeout(want, quietAfterMs)
    addEventListener('beforeprint', want)
    return () => {
      observer.disconnect()
      clearTimeout(later)
      removeEventListener('beforeprint', want)
    }
  }, [isWanted, place])
  return isWanted
}
