import { z } from 'zod'
import { listTitlesByCode } from '../../../db/queries/award-inputs'
import { findCourse } from '../../../db/queries/courses'
import { findPreviousEdition } from '../../../db/queries/editions'
import { listSuccessions } from '../../../db/queries/successions'
import type { EditionContext } from '../../access/edition-context.server'
import { type SuccessionProblem, successionKinds } from '../../flows/setup/agencies/succession-plan'
import { saySuccession, takeBackSuccession } from '../../flows/setup/agencies/successions.server'
import type { RefusedForm } from '../../forms/form-fault'
import { hidden, idNumber, optionalText, ticked } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import type { RequestContext } from '../../policy/request-context'

const mostNames = 30_000

export const SuccessionForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('say'),
    kind: z.enum(successionKinds),
    agencies: optionalText(mostNames),
    successors: optionalText(mostNames),
    formerFa: optionalText(300),
    formerEn: optionalText(300),
    leaves: ticked,
  }),
  z.object({ intent: z.literal('takeBack'), id: hidden(idNumber) }),
])

/** A problem with the names of the agencies that could be meant. */
export interface ShownProblem extends Omit<SuccessionProblem, 'nearest'> {
  nearest: { code: string; titleFa: string; titleEn: string }[]
}

export interface SuccessionAnswer {
  refused: RefusedForm | null
  problems: readonly ShownProblem[]
  done: 'said' | 'takenBack' | 'gone' | null
}

/** What is said of an edition's agencies, and whether those that are gone can still leave it. */
export async function openSuccessions({ db }: Pick<RequestContext, 'db'>, { edition }: EditionContext) {
  const previous = await findPreviousEdition(db, edition)
  return {
    previous: previous && { titleFa: previous.titleFa, titleEn: previous.titleEn },
    isDraft: (await findCourse(db, edition.id)).state === 'draft',
    said: await listSuccessions(db, edition.id),
  }
}

export async function takeSuccessionForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: SentForm<typeof SuccessionForm>,
): Promise<SuccessionAnswer> {
  if (!sent.ok) return { refused: refusalOf(sent), problems: [], done: null }
  const { values } = sent
  if (values.intent === 'takeBack') {
    const isTakenBack = await takeBackSuccession(context, editionContext, values.id)
    return { refused: null, problems: [], done: isTakenBack ? 'takenBack' : 'gone' }
  }
  const lines = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])
  const outcome = await saySuccession(context, editionContext, {
    ...values,
    agencies: lines(values.agencies),
    successors: lines(values.successors),
  })
  if (outcome.ok) return { refused: null, problems: [], done: 'said' }
  const problems = outcome.why === 'problems' ? await nameNearest(context, editionContext, outcome.problems) : []
  return { refused: refusalOf(sent), problems, done: null }
}

async function nameNearest(
  { db }: Pick<RequestContext, 'db'>,
  { festival }: EditionContext,
  problems: readonly SuccessionProblem[],
): Promise<ShownProblem[]> {
  const codes = [...new Set(problems.flatMap(({ nearest = [] }) => nearest))]
  const titles = new Map((await listTitlesByCode(db, festival.id, codes)).map((row) => [row.code, row]))
  return problems.map(({ nearest = [], ...problem }) => ({
    ...problem,
    nearest: nearest.flatMap((code) => titles.get(code) ?? []),
  }))
}
