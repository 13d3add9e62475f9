import { type Navigation, useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useSyncExternalStore } from 'react'
import { sentForm } from '../../ui/sent-form'
import { heldPosts } from './hold-posts'

/** Lets no form be sent again before it was answered, by whatever key or button. The buttons of the form show it. */
export function SendOnce() {
  const { state } = useNavigation()
  const { key } = useLocation()
  const isDropped = useSyncExternalStore(
    heldPosts.subscribe,
    () => heldPosts.get()?.isDropped === true,
    () => false,
  )
  useEffect(() => endWhenIdle(state, key), [state, key])
  // Back to a form that was not taken: it shall be sent anew.
  useEffect(() => {
    if (isDropped) sentForm.end()
  }, [isDropped])
  useEffect(watchSubmits, [])
  return null
}

/**
 * The router gives a location with a new key with each answer, also where the page stays. An answer that comes at once
 * may come before React drew that the form is on the way, so the state alone does not tell.
 */
function endWhenIdle(state: Navigation['state'], _key: string) {
  if (state === 'idle') sentForm.end()
}

function watchSubmits(): () => void {
  const end = new AbortController()
  // After the window, where the guard of unsaved forms may stop a form, and before React.
  document.addEventListener('submit', takeSubmit, { capture: true, signal: end.signal })
  // The browser keeps a page that a plain form left, and shows it again as it was.
  window.addEventListener('pageshow', sentForm.end, { signal: end.signal })
  return () => end.abort()
}

function takeSubmit(event: SubmitEvent) {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.target === '_blank') return
  if (sentForm.get()?.form !== form) sentForm.begin(form, event.submitter)
  else {
    event.preventDefault()
    event.stopPropagation()
  }
}
