import { listEditions } from '../../../db/queries/editions'
import { listOverallRanks } from '../../../db/queries/rankings'
import { type Succession, listSuccessionsOf } from '../../../db/queries/successions'
import { editionContextOf } from '../../access/edition-context.server'
import type { EditionRun } from '../../access/edition-run.server'
import type { RequestContext } from '../../policy/request-context'
import { findRunBefore } from '../rankings/ranking-context.server'

/** What is said of an agency; where it comes from others, their place in the edition before. */
export interface AgencySuccession extends Succession {
  /** Null where the viewer may not see it, or there is none. */
  before: { edition: string; rank: number; of: number } | null
}

/** What became of an agency and what it comes from, as of the editions that the viewer may see. */
export async function loadAgencySuccessions(
  context: RequestContext,
  run: Pick<EditionRun, 'festival' | 'edition'>,
  code: string,
): Promise<AgencySuccession[]> {
  const said = await keepSeen(context, run, await listSuccessionsOf(context.db, run.festival.id, code))
  const origins = said.filter(({ edition, successor }) => edition.code === run.edition.code && successor?.code === code)
  const before = origins.length ? await findRunBefore(context, run) : null
  const ranks = before
    ? await listOverallRanks(
        context.db,
        before.runId,
        before.scope,
        origins.map(({ agency }) => agency.code),
      )
    : []
  return said.map((succession) => {
    const rank = origins.includes(succession) ? ranks.find((item) => item.code === succession.agency.code) : undefined
    return {
      ...succession,
      before: before && rank ? { edition: before.edition.code, rank: rank.rank, of: rank.of } : null,
    }
  })
}

/** A draft of another year says nothing yet. */
async function keepSeen(
  context: RequestContext,
  { festival, edition }: Pick<EditionRun, 'festival' | 'edition'>,
  said: readonly Succession[],
): Promise<Succession[]> {
  const codes = new Set(said.map((succession) => succession.edition.code))
  codes.delete(edition.code)
  const others = codes.size ? (await listEditions(context.db, festival.id)).filter(({ code }) => codes.has(code)) : []
  const seen = await Promise.all(
    others.map((other) => editionContextOf(context, { festival, edition: other }, 'edition.see')),
  )
  const seenCodes = new Set([edition.code, ...seen.flatMap((other) => other?.edition.code ?? [])])
  return said.filter((succession) => seenCodes.has(succession.edition.code))
}
