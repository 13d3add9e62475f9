import type { ReactNode } from 'react'
import type { ChangedValue, FieldValue } from '../../edits/merge-values'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { TextField } from '../../ui/field'
import { SavedNotice } from './names-form'
import { type FieldProblem, useProblems } from './setup-problems'
import { Button } from '../../ui/button'

interface LoadedFacts {
  fields: Record<string, string>
  opened: string
}

export interface FactsAnswer {
  /**
   * Null where it was saved. What somebody else saved meanwhile stands in the place of what was typed where only that
   * changed.
   */
  refused: RefusedForm | null
  /** What is stored now, where it was saved: the page has it before it has loaded anew. */
  stored: LoadedFacts['fields'] | null
  opened: string
  saved: boolean | null
  problems: readonly FieldProblem[]
  changed: readonly ChangedValue[]
}

interface Props {
  intent: 'festival' | 'edition'
  heading: string
  /** In their order: what is asked, by the name of the field. */
  asked: readonly {
    name: string
    label: string
    dir: 'rtl' | 'ltr'
    help?: string
    isRequired?: boolean
    placeholder?: string
  }[]
  loaded: LoadedFacts
  answer: FactsAnswer | null
  children?: ReactNode
}

/** A few texts of a festival or an edition. The second of two editors is told what the first one saved. */
export function FactsForm({ intent, heading, asked, loaded, answer, children }: Props) {
  const { t } = useLanguage()
  const opened = useOpened(loaded.opened, answer?.opened)
  const { errors, beyond } = useProblems(
    answer?.problems ?? [],
    asked.map(({ name }) => name),
  )
  const fields = answer?.stored ?? loaded.fields
  const labelOf = (name: string) => asked.find((item) => item.name === name)?.label ?? name
  const say = (_: string, value: FieldValue) => (typeof value === 'string' ? value : '')
  return (
    <section className="sheet grid gap-3" aria-labelledby={intent}>
      <h2 id={intent}>{heading}</h2>
      {answer?.changed.length ? (
        <ChangedFields by={null} changed={answer.changed} labelOf={labelOf} say={say} />
      ) : (
        <SavedNotice answer={answer} error={beyond} />
      )}
      <PostForm intent={intent} className="grid gap-4" refused={answer?.refused} errors={errors}>
        <input type="hidden" name={openedField} value={opened} />
        <div key={opened} className="grid items-start gap-4 sm:grid-cols-2">
          {asked.map(({ name, label, dir, help, isRequired, placeholder }) => (
            <TextField
              key={name}
              label={label}
              help={help}
              isWide
              name={name}
              dir={dir}
              required={isRequired}
              placeholder={placeholder}
              maxLength={300}
              autoComplete="off"
              defaultValue={fields[name]}
            />
          ))}
        </div>
        {children}
        <Button className="justify-self-start">{t('setup.save')}</Button>
      </PostForm>
    </section>
  )
}
