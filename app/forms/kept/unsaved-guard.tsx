import { useBlocker } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { hasUnsaved, watchForms } from './unsaved-forms'
import { useLanguage } from '../../page-language/use-language'
import { ModalDialog } from '../../ui/modal-dialog'
import { sentForm } from '../../ui/sent-form'
import { Button } from '../../ui/button'

/** Asks before unsaved changes are left behind, and names them before a button acts on what is saved. */
export function UnsavedGuard() {
  const { t } = useLanguage()
  const [stale, setStale] = useState<readonly HTMLFormElement[]>([])
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isOtherPage(currentLocation, nextLocation) && hasUnsaved(),
  )
  useEffect(() => watchForms(setStale), [])
  useEffect(() => {
    // The form that would have led away was not sent.
    if (blocker.state === 'blocked') sentForm.end()
  }, [blocker.state])
  if (blocker.state === 'blocked') {
    return (
      <ModalDialog title={t('unsaved.title')} onClose={blocker.reset}>
        <p>{t('unsaved.leave')}</p>
        <p className="flex flex-wrap gap-3">
          <Button type="button" onClick={blocker.reset}>
            {t('unsaved.stay')}
          </Button>
          <Button type="button" kind="quiet" onClick={blocker.proceed}>
            {t('unsaved.go')}
          </Button>
        </p>
      </ModalDialog>
    )
  }
  return stale.length ? <StaleForms forms={stale} onClose={() => setStale([])} /> : null
}

function StaleForms({ forms, onClose }: { forms: readonly HTMLFormElement[]; onClose: () => void }) {
  const { t } = useLanguage()
  const show = (form: HTMLFormElement) => {
    onClose()
    // The dialogue gives the focus back as it closes.
    setTimeout(() => form.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')?.focus())
  }
  return (
    <ModalDialog title={t('unsaved.title')} onClose={onClose}>
      <p>{t('unsaved.stale')}</p>
      <ul className="list-disc ps-5">
        {forms.map((form, index) => (
          <li key={index}>
            {nameOf(form) ?? t('unsaved.form')}{' '}
            <Button type="button" kind="link" onClick={() => show(form)}>
              {t('unsaved.show')}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button type="button" onClick={onClose}>
          {t('unsaved.stay')}
        </Button>
      </p>
    </ModalDialog>
  )
}

/** What a person calls a form: its own name, else the heading that it stands under. */
function nameOf(form: HTMLFormElement): string | undefined {
  const heading = form.querySelector('h2, h3') ?? form.closest('section, .sheet')?.querySelector('h2, h3, summary')
  return form.getAttribute('aria-label') ?? heading?.textContent?.trim()
}

/**
 * How the page looks is chosen beside whatever is typed in it. A form of an index route is sent to `?index`, which is
 * the page itself.
 */
function isOtherPage(from: { pathname: string; search: string }, to: { pathname: string; search: string }): boolean {
  if (/^\/\w+\/display$/.test(to.pathname)) return false
  return from.pathname !== to.pathname || searchOf(from) !== searchOf(to)
}

function searchOf({ search }: { search: string }): string {
  const parameters = new URLSearchParams(search)
  parameters.delete('index')
  return parameters.toString()
}
