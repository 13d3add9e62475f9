import { z } from 'zod'
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

export interface SuccessionAnswer {
  refused: RefusedForm | null
  problems: readonly SuccessionProblem[]
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
    const isGone = await takeBackSuccession(context, editionContext, values.id)
    return { refused: null, problems: [], done: isGone ? 'takenBack' : 'gone' }
  }
  const lines = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])
  const outcome = await saySuccession(context, editionContext, {
    ...values,
    agencies: lines(values.agencies),
    successors: lines(values.successors),
  })
  if (outcome.ok) return { refused: null, problems: [], done: 'said' }
  return { refused: refusalOf(sent), problems: outcome.why === 'problems' ? outcome.problems : [], done: null }
}
