import { Link } from '@remix-run/react'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useLanguage } from '../page-language/use-language'
import { Notice } from './notice'

interface Props {
  title: string
  /** The page that shows the same. */
  to: string
  onClose: () => void
  children: ReactNode
}

/**
 * A page over the page, at the side where lines end; on a phone over all of it. It stands outside of the table that
 * opened it, whose looks are not its own.
 */
export function Drawer({ title, to, onClose, children }: Props) {
  const { t } = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => dialog.current?.close()
  const closeFromOutside = (event: MouseEvent) => event.target === dialog.current && close()
  return createPortal(
    <dialog ref={dialog} className="drawer no-print" aria-labelledby={id} onClose={onClose} onClick={closeFromOutside}>
      <header className="flex items-start gap-4 border-b border-line px-5 py-3">
        <div className="min-w-0 grow">
          <h2 id={id}>{title}</h2>
          <Link to={to} className="text-sm">
            {t('drawer.asPage')}
          </Link>
        </div>
        <button type="button" className="button-quiet" onClick={close}>
          {t('drawer.close')}
        </button>
      </header>
      <div className="drawer-body">{children}</div>
    </dialog>,
    document.body,
  )
}

/** Stands where a part of a page will be, or says that it did not come. */
export function NoPart({ hasFailed }: { hasFailed: boolean }) {
  const { t } = useLanguage()
  return (
    <Notice kind="information" isAnswer as="div" className="mt-4">
      {hasFailed ? (
        <>
          <p className="font-bold">{t('error.failed')}</p>
          <p className="text-quiet">{t('error.failedHelp')}</p>
        </>
      ) : (
        t('help.coming')
      )}
    </Notice>
  )
}
