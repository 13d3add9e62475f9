/**
 * Knows which forms of the page hold something that was not saved. What a form held is taken down when somebody first
 * comes near it; afterwards it is compared with what the form holds. So no form has to report anything.
 */
const opened = new Map<HTMLFormElement, string>()

/** The form that was sent last, and whether sending it saves what it holds. */
let sent: { form: HTMLFormElement; event: Event; saves: boolean } | null = null

/** While a form is being handed to the router, what it holds is on its way and not left behind. */
let beingSent: HTMLFormElement | null = null

/**
 * The page where a form was sent and refused: what was typed is unsaved, even where a new form stands in the place of
 * the old one.
 */
let refusedAt: string | null = null

/**
 * Forms that hold something unsaved, but the given one. A form that was shown again with what was typed says so by
 * `data-unsaved="typed"`.
 */
function listUnsaved(except?: HTMLFormElement): HTMLFormElement[] {
  const changed = [...opened].flatMap(([form, before]) =>
    form.isConnected && contentOf(form) !== before ? [form] : [],
  )
  const typed = document.querySelectorAll<HTMLFormElement>('main form[data-unsaved="typed"]')
  return [...new Set([...changed, ...typed])].filter((form) => form !== except)
}

export function hasUnsaved(): boolean {
  return refusedAt === window.location.pathname || listUnsaved(beingSent ?? undefined).length > 0
}

export function isUnsaved(form: HTMLFormElement | null): boolean {
  return form !== null && listUnsaved().includes(form)
}

/** A sent form was answered. */
export function noteAnswer(isAccepted: boolean): void {
  if (!sent?.saves) return
  const { form } = sent
  if (isAccepted) {
    opened.delete(form)
    refusedAt = null
  } else if (opened.has(form) && contentOf(form) !== opened.get(form)) {
    refusedAt = window.location.pathname
  }
}

/**
 * Watches the forms of the page from now on; gives what stops it. `onStale` is told of a form that acts on what is
 * saved while others are not.
 */
export function watchForms(onStale: (unsaved: readonly HTMLFormElement[]) => void): () => void {
  const end = new AbortController()
  const early = { capture: true, signal: end.signal }
  const open = ({ target, type }: Event) => {
    const form = formOf(target)
    if (form && !opened.has(form)) opened.set(form, contentOf(form, type === 'change'))
  }
  for (const name of ['focusin', 'pointerdown', 'keydown', 'change']) document.addEventListener(name, open, early)
  // Before React hears of it.
  window.addEventListener('submit', (event) => takeSubmit(event, onStale), early)
  window.addEventListener('beforeunload', (event) => warn(event), { signal: end.signal })
  return () => end.abort()
}

function takeSubmit(event: SubmitEvent, onStale: (unsaved: readonly HTMLFormElement[]) => void) {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  const others = 'actsOnSaved' in form.dataset ? listUnsaved(form) : []
  if (others.length) {
    event.preventDefault()
    event.stopImmediatePropagation()
    onStale(others)
  } else {
    beingSent = form
    setTimeout(() => (beingSent = null))
    sent = {
      form,
      event,
      saves: !(event.submitter instanceof HTMLElement && 'savesNothing' in event.submitter.dataset),
    }
  }
}

/** A form that the browser itself sends takes what was typed along. */
function warn(event: Event) {
  const isSending = sent !== null && !sent.event.defaultPrevented
  if (!isSending && hasUnsaved()) event.preventDefault()
}

/** Forms of the page itself that change something; those of the menus around it keep nothing. */
function formOf(target: EventTarget | null): HTMLFormElement | null {
  const form = target instanceof Element ? target.closest('form') : null
  return form?.method === 'post' && form.closest('main') && !form.closest('[data-unsaved="off"]') ? form : null
}

/** A field for a file is empty before anything is chosen; a chooser of files changes it without coming near. */
function contentOf(form: HTMLFormElement, withoutFiles = false): string {
  const entries = [...new FormData(form)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : withoutFiles ? '0' : `${value.size} ${value.name}`.trim(),
  ])
  return JSON.stringify(entries)
}
