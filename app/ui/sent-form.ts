/**
 * A form that was sent and is not answered yet, with the button that sent it: null where Enter sent a form without a
 * button.
 */
interface SentForm {
  readonly form: HTMLFormElement
  readonly submitter: HTMLElement | null
}

let sent: SentForm | null = null
const listeners = new Set<() => void>()

function set(next: SentForm | null) {
  if (sent === next) return
  sent = next
  for (const listener of listeners) listener()
}

/**
 * The form that is on its way to the server. A second form takes the place of the first, as the router drops the answer
 * to the first.
 */
export const sentForm = {
  get: () => sent,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  begin: (form: HTMLFormElement, submitter: HTMLElement | null) => set({ form, submitter }),
  /** The answer is on the page, or the form shall be sent anew. */
  end: () => set(null),
}
