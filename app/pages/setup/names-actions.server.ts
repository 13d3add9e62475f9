import type { SavedNames } from '../../flows/setup/festivals.server'
import { toNameFields } from '../../flows/setup/merge-names'
import type { Named, NamedInput } from '../../flows/setup/named-plan'
import { readNames } from '../../flows/setup/provinces'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import { type RefusedForm, firstTexts, toTyped } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import type { LoadedNames, NamesAnswer } from './names-form'

export const openNames = (stored: readonly Named[]): LoadedNames => ({
  rows: stored.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
  opened: writeOpened(toNameFields(stored)),
})

/** Names that a form has: those that are stored, by their codes, and more of them, one a line. */
export function readNamesForm(typed: RefusedForm['typed']): NamedInput[] {
  const texts = firstTexts(typed)
  const prefix = 'titleFa:'
  const stored = Object.keys(texts).filter((name) => name.startsWith(prefix))
  return [
    ...stored.map((name) => {
      const code = name.slice(prefix.length)
      return { code, titleFa: texts[name] ?? '', titleEn: texts[`titleEn:${code}`] ?? '' }
    }),
    ...readNames(texts['more'] ?? ''),
  ]
}

type Sent = Pick<RefusedForm, 'intent' | 'typed'>

/** Saves what a form has, where nobody else renamed the same meanwhile, and says what became of it. */
export async function takeNamesForm(
  sent: Sent,
  save: (
    inputs: NamedInput[],
    opened: ReturnType<typeof readOpened>,
    removed: readonly string[],
  ) => Promise<SavedNames>,
): Promise<NamesAnswer> {
  const opened = readOpened(firstTexts(sent.typed)[openedField])
  const removed = sent.typed['remove'] ?? []
  return answerNames(sent, opened, await save(readNamesForm(sent.typed), opened, removed), removed)
}

/**
 * What the form says of an outcome: what is wrong with a name beside its field, with one of those that are new beside
 * all of them.
 */
export function answerNames(
  sent: Sent,
  opened: ReturnType<typeof readOpened>,
  outcome: SavedNames,
  removed: readonly string[] = [],
): NamesAnswer {
  if (outcome.ok) {
    const saved = outcome.planned.some((row) => row.outcome !== 'same') || removed.length > 0
    return { refused: null, ...openNames(outcome.stored), saved, problems: [], changed: [] }
  }
  const kept = { refused: refusalOf(sent), rows: null, opened: writeOpened(opened ?? {}), saved: null, changed: [] }
  if (outcome.why === 'changed') {
    const typed = { ...sent.typed, ...toTyped(defined(outcome.taken)) }
    const { now, changed } = outcome
    return { ...kept, refused: refusalOf({ ...sent, typed }), opened: writeOpened(now), problems: [], changed }
  }
  if (outcome.why === 'rests')
    return { ...kept, problems: [{ field: `titleFa:${outcome.code}`, why: 'in-use', rests: outcome.rests }] }
  if (outcome.why === 'not-allowed') return { ...kept, problems: [{ field: 'form', why: 'not-allowed' }] }
  const inputs = readNamesForm(sent.typed).filter(({ code }) => code === undefined || !removed.includes(code))
  const problems = outcome.planned.flatMap(({ why, titleFa }, index) => {
    if (!why) return []
    const code = inputs[index]?.code
    if (code !== undefined) return [{ field: `titleFa:${code}`, why }]
    return [{ field: 'more', why, detail: titleFa || undefined }]
  })
  return { ...kept, problems }
}

const defined = (taken: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(taken).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))
