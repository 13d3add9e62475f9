import type { EditionContext } from '../../access/edition-context.server'
import { carriedParts } from '../../flows/setup/carried-parts'
import { createNextEdition } from '../../flows/setup/next-edition.server'
import { readStart } from '../../flows/setup/model-start-names'
import { readNumber } from '../../format/read-number'
import type { RequestContext } from '../../policy/request-context'
import { besideYear, newEditionOf } from './create-form.server'
import { type RefusedForm, firstTexts } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import type { NextAnswer } from './next-form'

export async function takeNextEdition(
  context: RequestContext,
  editionContext: EditionContext,
  sent: Pick<RefusedForm, 'intent' | 'typed'>,
): Promise<{ ok: true; code: string } | NextAnswer> {
  const texts = firstTexts(sent.typed)
  const chosen = sent.typed['part'] ?? []
  const parts = carriedParts.filter((part) => chosen.includes(part))
  const basis = texts['basis'] ?? ''
  const input = newEditionOf(readNumber(texts['year'] ?? ''), readStart(texts['start']))
  const outcome = await createNextEdition(context, editionContext, input, new Set(parts), basis)
  if (outcome.ok) return { ok: true, code: outcome.edition.code }
  const kept = { ok: false as const, refused: refusalOf(sent), needs: null, problems: [] }
  if (outcome.why === 'needs') return { ...kept, needs: outcome.needs }
  if (outcome.why === 'invalid') return { ...kept, problems: besideYear(outcome.problems) }
  return { ...kept, problems: [{ field: 'form', why: outcome.why }] }
}
