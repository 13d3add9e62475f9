import type { SavedNames } from '../../flows/setup/festivals.server'
import type { NamedInput } from '../../flows/setup/named-plan'
import { readNames } from '../../flows/setup/provinces'
import type { SentTexts } from './setup-form.server'
import type { NamesAnswer } from './names-form'

/** Names that a form has: those that are stored, by their codes, and more of them, one a line. */
export function readNamesForm(texts: SentTexts): NamedInput[] {
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

/** What the form says of an outcome. */
export function answerNames(typed: SentTexts, outcome: SavedNames): NamesAnswer {
  if (outcome.ok) return { saved: outcome.planned.some((row) => row.outcome !== 'same'), problems: [], typed }
  if (outcome.why === 'not-allowed') return { saved: null, problems: [{ field: 'names', why: 'not-allowed' }], typed }
  const problems = outcome.planned.flatMap(({ why, titleFa }) =>
    why ? [{ field: 'names', why, detail: titleFa || undefined }] : [],
  )
  return { saved: null, problems, typed }
}
