import { useEffect, useId, useState } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { Field } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { useIsLive } from '../../ui/use-is-live'
import type { Choice } from './offered-choices'
import type { Language } from '../../i18n/language'
import { languagePath } from '../../http/language-path'

const pauseMs = 200

interface Props {
  name: 'agency' | 'county'
  label: string
  /** Code of the festival whose agencies or counties are offered. */
  festival: string
}

/**
 * A field for one of very many: offers names for what is typed, from the server, and sends the code. Without
 * JavaScript, and where nothing offered is chosen, it sends the text, which the server takes as a code or a whole name.
 */
export function NamedField({ name, label, festival }: Props) {
  const answer = useFieldAnswer(name)
  /** A code that was sent before. */
  const typed = answer.typed?.[0] ?? ''
  const { language, title } = useLanguage()
  const isLive = useIsLive()
  const list = useId()
  const [text, setText] = useState<string | null>(null)
  const choices = useChoices(language, name, festival, text ?? typed)
  const labelled = choices.map((choice) => ({ code: choice.code, label: labelOf(choice, choices, title) }))
  const shown = text ?? labelled.find(({ code }) => code === typed)?.label ?? typed
  const chosen = labelled.find((choice) => choice.label === shown)
  return (
    <Field label={label} error={answer.error ?? null}>
      {(control) => (
        <>
          <input
            {...control}
            className="field w-full max-w-none"
            autoComplete="off"
            list={list}
            {...(isLive
              ? { value: shown, onChange: (event) => setText(event.target.value) }
              : { name, defaultValue: typed })}
          />
          {isLive ? <input type="hidden" name={name} value={chosen?.code ?? shown} /> : null}
          <datalist id={list}>
            {labelled.map((choice) => (
              <option key={choice.code} value={choice.label} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

/** The code stands beside a name that two have. */
function labelOf(choice: Choice, all: readonly Choice[], title: (item: Choice) => string): string {
  const isAlone = all.filter((item) => title(item) === title(choice)).length === 1
  return isAlone ? title(choice) : `${title(choice)} (${choice.code})`
}

/**
 * What the server offers for a text. What was offered before stays until then, so that a chosen name is not lost
 * between.
 */
function useChoices(language: Language, kind: string, festival: string, text: string): readonly Choice[] {
  const [choices, setChoices] = useState<readonly Choice[]>([])
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      // A label with its code in brackets finds what it names.
      const search = /\(([^()]+)\)$/.exec(text)?.[1] ?? text
      const query = new URLSearchParams({ kind, festival, search })
      const found = await askChoices(languagePath(language, 'people/choices', `?${query.toString()}`), abort.signal)
      if (!abort.signal.aborted && found) setChoices(found)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [language, kind, festival, text])
  return festival ? choices : []
}

/** Null where there was no answer: the field takes a code or a whole name also then. */
async function askChoices(url: string, signal: AbortSignal): Promise<readonly Choice[] | null> {
  try {
    const answer = await fetch(url, { signal })
    const { OfferedChoices } = await import('./offered-choices')
    return OfferedChoices.safeParse(await answer.json()).data ?? null
  } catch {
    return null
  }
}
