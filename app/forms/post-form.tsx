import { Form, type FormProps } from '@remix-run/react'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useLanguage } from '../page-language/use-language'
import { FormAnswerContext } from '../ui/form-answer'
import { Notice } from '../ui/notice'
import type { RefusedForm } from './form-fault'

interface Props extends Omit<FormProps, 'method'> {
  /** What the form wants, where its page has several forms. Leave it out where the buttons say it. */
  intent?: string
  /** What the action answered. An answer to another intent is not for this form. */
  refused?: RefusedForm | null | undefined
  /** What is wrong with a field beyond its schema, in words, by the name of the field. */
  errors?: Readonly<Record<string, ReactNode>>
  /**
   * What is wrong with fields as they are now, where a page looks at them while somebody types; null where it has not
   * looked yet. It takes the place of `errors`, and never the focus.
   */
  live?: Readonly<Record<string, ReactNode>> | null
  /** Is told the element of the form. */
  formRef?: (form: HTMLFormElement | null) => void
  children: ReactNode
}

const none: Readonly<Record<string, never>> = {}

/**
 * A form that is sent to the action of its page. Refused, its fields of the kit show what was typed and what is wrong
 * beside each of them, and the first wrong one has the focus: of radios the chosen one.
 */
export function PostForm({ intent, refused, errors = none, live = null, formRef, children, ...form }: Props) {
  const { t, number } = useLanguage()
  const element = useRef<HTMLFormElement | null>(null)
  // The same function on each render: else the form would be told as gone and back each time.
  const takeElement = useCallback(
    (form: HTMLFormElement | null) => {
      element.current = form
      formRef?.(form)
    },
    [formRef],
  )
  const answer = refused && (intent === undefined || refused.intent === intent) ? refused : null
  const faults = Object.entries(answer?.faults ?? none).map(([name, { kind, bound }]) => [
    name,
    t(`fault.${kind}`, { bound: bound === undefined ? '' : number(bound) }),
  ])
  const said = live ?? (answer ? errors : none)
  const all = { ...Object.fromEntries(faults), ...said }
  const hasErrors = answer !== null && Object.values(all).some((error) => error !== null)
  // Once for each answer: later changes of the page must not take the focus from where somebody types.
  useEffect(() => {
    if (answer && element.current) findFirstWrong(element.current)?.focus()
  }, [answer])
  return (
    <Form method="post" ref={takeElement} {...form}>
      {intent === undefined ? null : <input type="hidden" name="intent" value={intent} />}
      <FormAnswerContext.Provider value={{ typed: answer?.typed ?? null, errors: all }}>
        {children}
      </FormAnswerContext.Provider>
      {hasErrors ? (
        <Notice kind="warning-line" isAnswer className="col-span-full w-full text-sm">
          {t('fault.form')}
        </Notice>
      ) : null}
    </Form>
  )
}

/** The first field that is marked as wrong and can be reached. */
function findFirstWrong(form: HTMLFormElement): HTMLElement | null {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]:not(:disabled)')
  if (!(wrong instanceof HTMLInputElement) || wrong.type !== 'radio') return wrong
  const radios = form.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked:not(:disabled)')
  return [...radios].find(({ name }) => name === wrong.name) ?? wrong
}
