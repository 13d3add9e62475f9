import type { SavedNames } from '../../flows/setup/festivals.server'
import type { NamedInput } from '../../flows/setup/named-plan'
import { readNames } from '../../flows/setup/provinces'
import { type RefusedForm, firstTexts } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import type { NamesAnswer } from './names-form'

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

/**
 * What the form says of an outcome: what is wrong with a name beside its field, with one of those that are new beside
 * all of them.
 */
export function answerNames(sent: Pick<RefusedForm, 'intent' | 'typed'>, outcome: SavedNames): NamesAnswer {
  if (outcome.ok) return { refused: null, saved: outcome.planned.some((row) => row.outcome !== 'same'), problems: [] }
  const refused = { refused: refusalOf(sent), saved: null }
  if (outcome.why === 'not-allowed') return { ...refused, problems: [{ field: 'form', why: 'not-allowed' }] }
  const inputs = readNamesForm(sent.typed)
  const problems = outcome.planned.flatMap(({ why, titleFa }, index) => {
    if (!why) return []
    const code = inputs[index]?.code
    if (code !== undefined) return [{ field: `titleFa:${code}`, why }]
    return [{ field: 'more', why, detail: titleFa || undefined }]
  })
  return { ...refused, problems }
}
