import { z } from 'zod'
import { importFestival } from '../../flows/packs/import-festival.server'
import type { PackProblem } from '../../flows/packs/pack-problem'
import { fileField } from '../../forms/form-fields.server'
import type { RefusedForm } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'

/** The page makes a festival out of what is typed, or out of a pack. */
export const CreatePageForm = z.discriminatedUnion('intent', [
  z.looseObject({ intent: z.literal('create') }),
  z.object({ intent: z.literal('import'), pack: fileField }),
])

export interface ImportAnswer {
  refused: RefusedForm
  why: 'no-file' | 'too-large' | 'not-allowed' | 'invalid' | null
  /** What is wrong with the pack: where, and what, in the language of the page. */
  problems: { where: string; text: string }[]
  /** How many more there are than are told. */
  more: number
}

const mostTold = 30

const nothing = { problems: [], more: 0 }

/** A form that was too large to be read. */
export const tooLargeImport: ImportAnswer = {
  refused: { intent: 'import', typed: {}, faults: {} },
  why: 'too-large',
  ...nothing,
}

/** Makes a festival of a pack; the codes of its pages, or why not. */
export async function takeImportForm(
  context: RequestContext,
  sent: { intent: string | null; typed: RefusedForm['typed'] },
  pack: File | null,
  language: Language,
): Promise<{ ok: true; festival: string; edition: string } | ({ ok: false } & ImportAnswer)> {
  const refused = refusalOf(sent)
  if (!pack) return { ok: false, refused, why: 'no-file', ...nothing }
  const made = await importFestival(context, new Uint8Array(await pack.arrayBuffer()))
  if (made.ok) return made
  if (made.why === 'not-allowed') return { ok: false, refused, why: made.why, ...nothing }
  const told = made.problems.slice(0, mostTold).map((one) => tell(one, language))
  return { ok: false, refused, why: 'invalid', problems: told, more: made.problems.length - told.length }
}

const tell = ({ where, ...words }: PackProblem, language: Language) => ({ where, text: words[language] })
