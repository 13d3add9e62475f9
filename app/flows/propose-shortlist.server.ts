import { type AwardCategoryRow } from '../../db/queries/award-categories'
import { listOpenPublications } from '../../db/queries/publications'
import { type ShortlistRow, createShortlist, findShortlistRow } from '../../db/queries/shortlists'
import { listRounds } from '../../db/queries/votes'
import type { Db } from '../../db/client.server'
import type { Asking } from '../access/edition-place.server'
import { type AwardPlace, type Refused, changeInCourse, record, recuseOwn, refused } from './change-shortlist.server'
import { readCategories } from './edit-categories.server'
import { type AwardPreview, previewAwards } from './preview-awards.server'
import type { Proposal } from './shortlist-document'

export type ProposedShortlist =
  { ok: true; shortlist: ShortlistRow } | Refused<'not-now' | 'no-final-run' | 'no-categories' | 'exists' | 'voted'>

/**
 * Makes a shortlist by rule out of the frozen final run, or of the corrected one that has opened since: judges read no other. `after`: the
 * number of the list that the asker saw last (0: none), so that asking twice makes one. A list that was voted on is not replaced, nor one
 * that is closed, unless it was picked from another run than the one that stands now.
 */
export async function proposeShortlist(
  asking: Asking,
  place: AwardPlace,
  { after }: { after: number },
): Promise<ProposedShortlist> {
  return changeInCourse(asking, place, 'shortlist.propose', async (tx, course): Promise<ProposedShortlist> => {
    const last = await findShortlistRow(tx, place.edition.id)
    if ((last?.number ?? 0) !== after) return refused('exists', String(last?.number ?? 0))
    const [published] = await listOpenPublications(tx, place.edition.id, asking.now)
    const runId = published?.runId ?? course.finalRunId
    if (runId === null) return refused('no-final-run')
    if (last && (last.closedAt ? last.runId === runId : (await listRounds(tx, last.id)).length))
      return refused('voted', String(last.number))
    const categories = await readCategories(tx, place.edition.id)
    if (!categories.length) return refused('no-categories')
    const preview = await previewAwards(tx, place.edition, runId, categories, asking.now)
    if (!preview) return refused('no-final-run', String(runId))
    await recuseOwn(tx, asking, place)
    const shortlist = await store(tx, asking, place, preview, categories, after + 1)
    await record(tx, asking, place, 'shortlist.propose', {
      subject: `shortlist:${shortlist.id}`,
      after: { number: shortlist.number, runId: shortlist.runId, winners: winnersOf(preview) },
    })
    return { ok: true, shortlist }
  })
}

async function store(
  tx: Db,
  { now }: Asking,
  { edition }: AwardPlace,
  { scene, outcomes }: AwardPreview,
  categories: Awaited<ReturnType<typeof readCategories>>,
  number: number,
): Promise<ShortlistRow> {
  const { run, model, results } = scene
  const proposal: Proposal = {
    run: { id: run.id, inputHash: run.inputHash, resultHash: run.resultHash },
    model: { code: model.code, version: model.version, decimals: model.decimals },
    categories: categories.map(({ code, title, rule }) => ({ code, title, rule })),
    outcomes,
  }
  const byCode = new Map(results.map((row) => [row.agency, row]))
  const rowOf = new Map(categories.map(({ code, row }): [string, AwardCategoryRow] => [code, row]))
  const entries = outcomes.flatMap(({ category, pools }) =>
    pools.flatMap(({ group, winners }) =>
      winners.map(({ agency, place, value }) => {
        const own = byCode.get(agency)
        return {
          categoryId: rowOf.get(category)?.id ?? 0,
          groupId: group === null ? null : (own?.groupId ?? null),
          agencyId: own?.agencyId ?? 0,
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
