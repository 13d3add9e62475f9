import { type ReactNode, useState } from 'react'
import { useHasErrorBelow } from '../../ui/form-answer'

interface Props {
  title: string
  /** What it comes to at present, beside the title. */
  state?: ReactNode
  help?: ReactNode
  /** The places of the document that it shows: it opens where one is wrong. */
  places: readonly string[]
  children: ReactNode
}

/**
 * A part of the form that is closed until somebody wants it, or something in it is wrong. Its fields are made then:
 * with those of all sections, each letter that is typed would take long.
 */
export function FormSection({ title, state, help, places, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const isShown = useHasErrorBelow(places) || isOpen
  return (
    <details
      className="rounded-lg border border-line px-4 py-2"
      open={isShown}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 className="inline text-base">{title}</h2>
        {state ? <span className="ms-2 text-sm text-quiet">{state}</span> : null}
      </summary>
      {isShown ? (
        <div className="my-3 grid grid-cols-[minmax(0,1fr)] gap-3">
          {help ? <p className="text-sm text-quiet">{help}</p> : null}
          {children}
        </div>
      ) : null}
    </details>
  )
}
