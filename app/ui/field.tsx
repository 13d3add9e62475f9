import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'
import { type FieldAnswer, useFieldAnswer, useTickedAnswer } from './form-answer'
import { joinClasses } from './join-classes'

/** What a control is told by its field. */
interface ControlProps {
  'aria-invalid'?: true
  'aria-describedby'?: string
}

interface FieldProps {
  label: ReactNode
  /** Stands below the control and is read after its name. */
  help?: ReactNode
  /** What is wrong with what was typed; null where nothing is. Leave it out only where nothing can be wrong. */
  error?: ReactNode
  /** Its label is smaller and paler than what is typed. */
  isQuiet?: boolean
  className?: string
}

/**
 * A control under its label, with help and error below. Both are outside of the label, so that the name of the control
 * stays its label. The elements around the control do not depend on whether there is an error: it would lose focus and
 * text.
 */
export function Field({
  label,
  help,
  error,
  isQuiet = false,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const hasHelp = help !== undefined && help !== null
  const hasError = error !== undefined && error !== null
  const about = joinClasses(hasHelp && `${id}-help`, hasError && `${id}-error`)
  const control: ControlProps = {
    ...(hasError ? { 'aria-invalid': true } : {}),
    ...(about ? { 'aria-describedby': about } : {}),
  }
  const isAlone = help === undefined && error === undefined
  const labelled = (
    <label className={joinClasses('grid gap-1', isAlone && className)}>
      {isQuiet ? <span className="text-sm text-quiet">{label}</span> : label}
      {children(control)}
    </label>
  )
  if (isAlone) return labelled
  return (
    <div className={joinClasses('grid content-start gap-1', className)}>
      {labelled}
      {hasHelp ? (
        <span id={`${id}-help`} className="text-sm text-quiet">
          {help}
        </span>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

interface Sized {
  /** As wide as what it stands in; else as wide as its content. */
  isWide?: boolean
  /** Further classes of the control. */
  look?: string
}

type Control<Tag extends 'input' | 'select' | 'textarea'> = FieldProps &
  Sized &
  Omit<ComponentPropsWithoutRef<Tag>, keyof FieldProps>

const lookOf = (isWide: boolean, look: string | undefined) => joinClasses('field', isWide && 'w-full max-w-none', look)

/**
 * What was typed before the form was refused, in the place of what the field would begin with. A field that its page
 * controls keeps it by itself.
 */
function typedAgain(control: { value?: unknown }, { typed }: FieldAnswer): { defaultValue?: string } {
  return typed === undefined || 'value' in control ? {} : { defaultValue: typed[0] ?? '' }
}

/** A line of text. What is Latin, as a name of a user, takes `dir="ltr"`. */
export function TextField({
  label,
  help,
  error,
  isQuiet,
  className,
  isWide = false,
  look,
  ...input
}: Control<'input'>) {
  const answer = useFieldAnswer(input.name, error)
  return (
    <Field {...{ label, help, error: answer.error, isQuiet, className }}>
      {(control) => <input className={lookOf(isWide, look)} {...input} {...typedAgain(input, answer)} {...control} />}
    </Field>
  )
}

/** One of a few. */
export function SelectField({
  label,
  help,
  error,
  isQuiet,
  className,
  isWide = false,
  look,
  ...select
}: Control<'select'>) {
  const answer = useFieldAnswer(select.name, error)
  return (
    <Field {...{ label, help, error: answer.error, isQuiet, className }}>
      {(control) => (
        <select className={lookOf(isWide, look)} {...select} {...typedAgain(select, answer)} {...control} />
      )}
    </Field>
  )
}

/** A line of text in a row of other controls: its label is read out and not shown. */
export function BareTextField({
  label,
  className,
  look,
  ...input
}: { label: string; look?: string } & ComponentPropsWithoutRef<'input'>) {
  const id = useId()
  const answer = useFieldAnswer(input.name)
  const wrong = answer.error ? { 'aria-invalid': true, 'aria-describedby': id } : {}
  return (
    <span className={joinClasses('grid content-start gap-1', className)}>
      <input
        className={joinClasses('field w-full max-w-none min-w-0', look)}
        aria-label={label}
        {...input}
        {...typedAgain(input, answer)}
        {...wrong}
      />
      <FieldError id={id} error={answer.error} />
    </span>
  )
}

/** One of a few, in the head of a table or a row of other controls: its label is read out and not shown. */
export function BareSelectField({
  label,
  look,
  ...select
}: { label: string; look?: string } & ComponentPropsWithoutRef<'select'>) {
  const answer = useFieldAnswer(select.name)
  return (
    <select
      className={joinClasses('field w-full max-w-none min-w-0', look)}
      aria-label={label}
      {...select}
      {...typedAgain(select, answer)}
    />
  )
}

/** Several lines of text. */
export function TextAreaField({
  label,
  help,
  error,
  isQuiet,
  className,
  isWide = false,
  look,
  ...area
}: Control<'textarea'>) {
  const answer = useFieldAnswer(area.name, error)
  return (
    <Field {...{ label, help, error: answer.error, isQuiet, className }}>
      {(control) => <textarea className={lookOf(isWide, look)} {...area} {...typedAgain(area, answer)} {...control} />}
    </Field>
  )
}

/**
 * A box to tick with its label behind it, or one of a few with `type="radio"`. In a form that was refused it is ticked
 * as it was sent.
 */
export function Choice({ label, className, ...input }: { label: ReactNode } & ComponentPropsWithoutRef<'input'>) {
  const control = useTickedAnswer(input)
  return (
    <label className={joinClasses('flex items-center gap-2', className)}>
      <input type="checkbox" {...input} {...control} /> {label}
    </label>
  )
}

/** A quiet label above a control with this id. */
export function LabelledField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      {children}
    </div>
  )
}

/** Boxes of one name under a question, with what is wrong with the choice below. */
export function ChoiceGroup({
  name,
  label,
  className,
  children,
}: {
  name: string
  label: ReactNode
  className?: string
  children: ReactNode
}) {
  const id = useId()
  const { error } = useFieldAnswer(name)
  return (
    <fieldset className={joinClasses('grid gap-2', className)} aria-describedby={error ? id : undefined}>
      <legend>{label}</legend>
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  )
}

/** What is wrong with a control, below it: the control names it by `aria-describedby`. */
export function FieldError({ id, error }: { id: string; error: ReactNode }) {
  return error === undefined || error === null ? null : (
    <span role="alert" id={id} className="text-sm text-bad">
      {error}
    </span>
  )
}
