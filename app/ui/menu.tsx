import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'

/**
 * A list that opens under its name: the browser's own, so that it works by keyboard and without JavaScript. Going
 * elsewhere closes it.
 */
export function Menu({
  label,
  children,
  isEnd = false,
  tour,
}: {
  label: ReactNode
  children: ReactNode
  isEnd?: boolean
  tour?: string
}) {
  const { pathname } = useLocation()
  return (
    <details key={pathname} name="menu" className="menu" data-tour={tour}>
      <summary>{label}</summary>
      <ul className={isEnd ? 'menu-end' : undefined}>{children}</ul>
    </details>
  )
}
