import { Link, type LinkProps } from '@remix-run/react'
import { type ComponentPropsWithoutRef, type Ref, useImperativeHandle, useRef, useSyncExternalStore } from 'react'
import { joinClasses } from './join-classes'
import { sentForm } from './sent-form'

const looks = {
  /** What a form or page is for: one in each form. */
  primary: 'button',
  quiet: 'button-quiet',
  /** What cannot be taken back, or takes something from somebody. */
  danger: 'button-danger',
  /** Looks like a link, and does something. */
  link: 'link',
  /** The looks come from what it stands in. */
  bare: undefined,
} as const

export type ButtonKind = keyof typeof looks

export const buttonLook = (kind: ButtonKind, className?: string | false) =>
  joinClasses(looks[kind], className) || undefined

interface Props extends Omit<ComponentPropsWithoutRef<'button'>, 'disabled'> {
  kind?: ButtonKind
  /** What it began is not finished. A button that sends a form with `method="post"` knows that by itself. */
  isPending?: boolean
  buttonRef?: Ref<HTMLButtonElement>
}

/**
 * Sends its form, unless its type is `button`. While its form is on the way it looks pending and does nothing, so that
 * nothing is sent twice. It keeps the focus meanwhile, which a button that is `disabled` loses.
 */
export function Button({
  kind = 'primary',
  type = 'submit',
  isPending = false,
  buttonRef,
  className,
  onClick,
  ...button
}: Props) {
  const own = useRef<HTMLButtonElement>(null)
  useImperativeHandle(buttonRef, () => own.current as HTMLButtonElement)
  const sending = useSyncExternalStore(
    sentForm.subscribe,
    () => stateOf(own.current),
    () => 'idle' as const,
  )
  const isWaiting = isPending || (type === 'submit' && sending !== 'idle')
  return (
    <button
      {...button}
      ref={own}
      type={type}
      className={buttonLook(kind, className)}
      {...(isWaiting ? { 'aria-disabled': true } : {})}
      {...(isPending || sending === 'sender' ? { 'aria-busy': true } : {})}
      onClick={(event) => (isWaiting ? event.preventDefault() : onClick?.(event))}
    />
  )
}

/** Whether the form of a button is on its way, and whether this button sent it. */
function stateOf(button: HTMLButtonElement | null): 'idle' | 'waiting' | 'sender' {
  const sent = sentForm.get()
  if (sent === null || button === null || button.form !== sent.form) return 'idle'
  return sent.submitter === button ? 'sender' : 'waiting'
}

type ButtonLinkProps = { kind?: ButtonKind } & (
  (LinkProps & { href?: undefined }) | (Omit<ComponentPropsWithoutRef<'a'>, 'href'> & { href: string; to?: undefined })
)

/**
 * A link that looks like a button: to a page of the router (`to`), or to a file or an address outside of it (`href`).
 */
export function ButtonLink({ kind = 'primary', className, ...link }: ButtonLinkProps) {
  const look = buttonLook(kind, className)
  return link.to === undefined ? <a {...link} className={look} /> : <Link {...link} className={look} />
}
