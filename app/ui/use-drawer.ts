import { type MouseEvent, useState } from 'react'
import { flushSync } from 'react-dom'

/** What a drawer shows, and the link that has the focus again when it closes. */
export interface Opened {
  to: string
  title: string
  sign: HTMLAnchorElement
}

/** Keeps what a link leads to for a drawer, unless somebody wants it in another tab or window. */
export function useDrawer() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = (title: string) => (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const sign = event.currentTarget
    setOpened({ to: sign.pathname + sign.search, title, sign })
  }
  const close = () => {
    // What was behind it may have been hidden, and only takes the focus when it is there again.
    flushSync(() => setOpened(null))
    opened?.sign.focus()
  }
  return { opened, open, close }
}
