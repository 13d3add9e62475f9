import { Suspense, lazy, useRef, useState } from 'react'
import type { MouseEvent } from 'react'
import type { GlossaryId } from './glossary.server'
import { useLanguage } from '../page-language/use-language'
import { languagePath } from '../http/language-path'

const HelpPopover = lazy(() => import('./help-popover'))

interface Props {
  of: GlossaryId
  /** What the figure is called where it stands. */
  label: string
}

/**
 * The "i" of a figure: its definition beside it, or the glossary where there is no JavaScript. Nothing of it is loaded
 * before somebody asks.
 */
export function Help({ of, label }: Props) {
  const { t, language } = useLanguage()
  const sign = useRef<HTMLAnchorElement>(null)
  const [isOpen, setOpen] = useState(false)
  const open = (event: MouseEvent) => {
    // Who opens it in another tab wants the glossary.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <a
        ref={sign}
        className="help no-print"
        href={languagePath(language, 'glossary', `#${of}`)}
        aria-label={t('help.what', { term: label })}
        onClick={open}
      >
        <span aria-hidden="true">i</span>
      </a>
      {isOpen ? (
        <Suspense>
          <HelpPopover of={of} sign={sign} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** The name of a figure with its "i". */
export function Explained(props: Props) {
  return (
    <>
      {props.label} <Help {...props} />
    </>
  )
}
