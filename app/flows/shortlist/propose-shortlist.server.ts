import type { AwardPreview } from '../../documents/award-preview'
import { type AwardCategoryRow } from '../../../db/queries/award-categories'
import { listAwardResults } from '../../../db/queries/award-inputs'
import type { Course } from '../../../db/queries/courses'
import { listOpenPublications } from '../../../db/queries/publications'
import { type ShortlistRow, createShortlist, findShortlistRow } from '../../../db/queries/shortlists'
import { listRounds } from '../../../db/queries/votes'
import type { Db } from '../../../db/database'
import { canonicalJson } from '../../../scoring/canonical'
import type { RequestContext } from '../../policy/request-context'
import { type AwardContext, type Refused, changeInCourse, record, recuseOwn, refused } from './change-shortlist.server'
import { readCategories } from '../awards/edit-categories.server'
import { previewAwards } from '../awards/preview-awards.server'
import { retryWhileChanging } from '../retry-while-changing.server'
import type { Proposal } from '../../documents/shortlist-document'
import { expectFound } from '../../expect/expect-found'

export type ProposedShortlist =
  { ok: true; shortlist: ShortlistRow } | Refused<'not-now' | 'no-final-run' | 'no-categories' | 'exists' | 'voted'>

/**
 * Makes a shortlist by rule out of the frozen final run, or of the corrected one that has opened since: judges read no
 * other. `after`: the number of the list that the asker saw last (0: none), so that asking twice makes one. A list that
 * was voted on is not replaced, nor one that is closed, unless it was picked from another run than the one that stands
 * now.
 */
export async function proposeShortlist(
  context: RequestContext,
  awardContext: AwardContext,
  wanted: { after: number },
): Promise<ProposedShortlist> {
  return retryWhileChanging(async (): Promise<ProposedShortlist | null> => {
    const ready = await changeInCourse(context, awardContext, 'shortlist.propose', (tx, course) =>
      findGrounds(tx, context, awardContext, course, wanted),
    )
    if (!ready.ok) return ready
    // Under no lock: it draws where nobody has yet, which takes seconds.
    const preview = await previewAwards(context.db, awardContext.edition, ready.runId, ready.categories, {
      now: context.now,
    })
    if (!preview) return refused('no-final-run', String(ready.runId))
    return changeInCourse(
      context,
      awardContext,
      'shortlist.propose',
      async (tx, course): Promise<ProposedShortlist | null> => {
        const still = await findGrounds(tx, context, awardContext, course, wanted)
        if (!still.ok) return still
        if (still.key !== ready.key) return null
        await recuseOwn(tx, context, awardContext)
        const shortlist = await store(tx, context, awardContext, preview, still.categories, wanted.after + 1)
        await record(tx, context, awardContext, 'shortlist.propose', {
          subject: `shortlist:${shortlist.id}`,
          after: { number: shortlist.number, runId: shortlist.runId, winners: winnersOf(preview) },
        })
        return { ok: true, shortlist }
      },
    )
  })
}

type Categories = Awaited<ReturnType<typeof readCategories>>
type Grounds =
  { ok: true; runId: number; categories: Categories; key: string } | Extract<ProposedShortlist, { ok: false }>

/** What a list is picked from, or why there can be none. */
async function findGrounds(
  tx: Db,
  context: RequestContext,
  awardContext: AwardContext,
  course: Course,
  { after }: { after: number },
): Promise<Grounds> {
  const last = await findShortlistRow(tx, awardContext.edition.id)
  if ((last?.number ?? 0) !== after) return refused('exists', String(last?.number ?? 0))
  const [published] = await listOpenPublications(tx, awardContext.edition.id, context.now)
  const runId = published?.runId ?? course.finalRunId
  if (runId === null) return refused('no-final-run')
  if (
    last &&
    (last.closedAt
      ? last.runId === runId
      : last.amends !== null || (await listRounds(tx, last.id)).some(({ voidReason }) => voidReason === null))
  )
    return refused('voted', String(last.number))
  const categories = await readCategories(tx, awardContext.edition.id)
  if (!categories.length) return refused('no-categories')
  return {
    ok: true,
    runId,
    categories,
    key: canonicalJson([runId, categories.map(({ row: { id, version } }) => [id, version])]),
  }
}

async function store(
  tx: Db,
  { now }: RequestContext,
  { edition }: AwardContext,
  { run, model, outcomes }: AwardPreview,
  categories: Categories,
  number: number,
): Promise<ShortlistRow> {
  const proposal: Proposal = {
    run: { id: run.id, inputHash: run.inputHash, resultHash: run.resultHash },
    model: { code: model.code, version: model.version, decimals: model.decimals },
    categories: categories.map(({ code, title, rule }) => ({ code, title, rule })),
    outcomes,
  }
  const byCode = new Map((await listAwardResults(tx, run.id)).map((row) => [row.agency, row]))
  const rowOf = new Map(categories.map(({ code, row }): [string, AwardCategoryRow] => [code, row]))
  const entries = outcomes.flatMap(({ category, pools }) =>
    pools.flatMap(({ group, winners }) =>
      winners.map(({ agency, place, value }) => {
        const row = expectFound(byCode.get(agency), `the agency ${agency}`)
        return {
          categoryId: expectFound(rowOf.get(category), `the award ${category}`).id,
          groupId: group === null ? null : row.groupId,
          agencyId: row.agencyId,
          place,
          value,
          state: 'proposed' as const,
        }
      }),
    ),
  )
  return createShortlist(
    tx,
    { editionId: edition.id, number, runId: run.id, document: { proposal }, createdAt: now },
    entries,
  )
}

function winnersOf({ outcomes }: AwardPreview) {
  return outcomes.map(({ category, pools }) => ({
    category,
    winners: pools.flatMap((pool) => pool.winners.map(({ agency }) => agency)),
  }))
}
