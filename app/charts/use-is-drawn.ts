import { type RefObject, useEffect, useState } from 'react'

/** The drawing of a chart inside its frame; null while its code is still on the way. */
export function drawingIn(element: HTMLElement | null): SVGSVGElement | null {
  const drawing = element?.querySelector('svg.recharts-surface')
  return drawing instanceof SVGSVGElement ? drawing : null
}

/** Whether there is a drawing yet. Charts come when they come, and say nothing to the frame around them. */
export function useIsDrawn(element: RefObject<HTMLElement | null>): boolean {
  const [isDrawn, setIsDrawn] = useState(false)
  useEffect(() => {
    const look = () => setIsDrawn(drawingIn(element.current) !== null)
    look()
    const observer = new MutationObserver(look)
    if (element.current) observer.observe(element.current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [element])
  return isDrawn
}
