import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

const forward = [' ', 'Enter', 'PageDown', 'ArrowDown']
const back = ['PageUp', 'ArrowUp', 'Backspace']

/** The keyboard, or the clicker of a speaker, goes through the steps. */
export function useCeremonyKeys({
  step,
  steps,
  isRightToLeft,
}: {
  step: number
  steps: number
  isRightToLeft: boolean
}) {
  const navigate = useNavigate()
  useEffect(() => {
    const [ahead, behind] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    const go = (next: number) =>
      void navigate(`?step=${Math.min(Math.max(next, 0), steps)}`, { replace: true, preventScrollReset: true })
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      // Somebody who went to a link by Tab means that link.
      if (event.target instanceof HTMLAnchorElement && (event.key === 'Enter' || event.key === ' ')) return
      const isForward = forward.includes(event.key) || event.key === ahead
      if (!isForward && !back.includes(event.key) && event.key !== behind && event.key !== 'Home') return
      event.preventDefault()
      go(event.key === 'Home' ? 0 : step + (isForward ? 1 : -1))
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [navigate, step, steps, isRightToLeft])
}
