import type { HistoryPoint } from './history-values'
import type { RequestContext } from '../../policy/request-context'
import type { Db } from '../../../db/database'
import { findPreviousEdition, listEditions } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import { type HistoryCell, listHistory } from '../../../db/queries/histories'
import { listMetrics } from '../../../db/queries/observations'
import { listAgencyNames, listOverallRanks, listRanking } from '../../../db/queries/rankings'
import { type RunWithModel, findLatestRun, findRun } from '../../../db/queries/runs'
import { type Succession, listSuccessionsOf } from '../../../db/queries/successions'
import type { Scope } from '../../../db/queries/scope'
import { type EditionContext, editionContextOf } from '../../access/edition-context.server'
import { type HistorySubject, listSubjects } from './history-subjects'
import { storedModel } from '../../model/stored-model'
import { listBuckets } from '../../format/calendar-buckets'
import { found } from '../../http/found'
import type { HistorySearch } from './history-search'

export type History = Awaited<ReturnType<typeof loadHistory>>

/**
 * What the agencies of an edition reported over the years that the viewer may see, by the buckets of its festival's
 * calendar.
 */
export async function loadHistory(context: RequestContext, editionContext: EditionContext, search: HistorySearch) {
  const { db, now } = context
  const { festival, edition, scope } = editionContext
  const run = await findReadRun(context, editionContext)
  const [metrics, span, agencies] = await Promise.all([
    listMetrics(db, festival.id),
    spanOf(context, editionContext),
    namesOf(db, run, scope),
  ])
  const subjects = listSubjects(run ? storedModel(run.modelVersion) : null, metrics)
  const subject = subjects.find(({ code }) => code === search.show) ?? subjects[0]
  found(subject)
  const within = search.within ?? subject.within
  const agency = search.agency !== undefined && search.agency in agencies ? search.agency : undefined
  const asOf = editionContext.runId === null || !run ? now : run.run.asOf
  const buckets = listBuckets(festival.calendar, search.by, span.from, span.to)
  const query = {
    editionId: edition.id,
    metrics: subject.metrics.map(({ code }) => code),
    buckets,
    within,
    across: subject.across,
    asOf,
    scope,
  }
  const cells = await listHistory(db, agency === undefined ? query : { ...query, agency })
  return {
    by: search.by,
    within,
    agency: agency ?? null,
    agencies,
    asOf: asOf.toISOString(),
    isOwn: scope.of === 'own',
    subject,
    subjects: subjects.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
    points: buckets.map((bucket) => ({
      ...bucket,
      ...pointOf(
        subject,
        cells.filter(({ key }) => key === bucket.key),
      ),
    })),
  }
}

function pointOf(
  { metrics: [whole, part] }: HistorySubject,
  cells: readonly HistoryCell[],
): Omit<HistoryPoint, 'key' | 'from' | 'to'> {
  const cell = cells.find(({ metric }) => metric === whole?.code)
  const inside = cells.find(({ metric }) => metric === part?.code)
  return {
    status: cell?.status ?? 'no-data',
    whole: cell?.value ?? null,
    part: inside?.value ?? null,
    agencies: cell?.agencies ?? 0,
    periods: cell?.periods ?? 0,
  }
}

async function namesOf(db: Db, run: RunWithModel | null, scope: Scope): ReturnType<typeof listAgencyNames> {
  return run ? listAgencyNames(db, run.run.id, scope) : {}
}

/** From the first year of an edition that the viewer may see to the end of this one's, and not into the future. */
async function spanOf(
  context: RequestContext,
  { festival, edition }: EditionContext,
): Promise<{ from: string; to: string }> {
  const earlier = (await listEditions(context.db, festival.id)).filter(
    (item) => item.evaluatedTo <= edition.evaluatedFrom,
  )
  const seen = await Promise.all(
    earlier.map((item) => editionContextOf(context, { festival, edition: item }, 'history.see')),
  )
  const starts = [edition, ...seen.flatMap((editionContext) => (editionContext ? [editionContext.edition] : []))].map(
    (item) => item.previousFrom ?? item.evaluatedFrom,
  )
  const tomorrow = new Date(context.now.getTime() + 86_400_000).toISOString().slice(0, 10)
  return {
    from: starts.toSorted()[0] ?? edition.evaluatedFrom,
    to: edition.evaluatedTo < tomorrow ? edition.evaluatedTo : tomorrow,
  }
}

async function findReadRun({ db }: RequestContext, { edition, runId }: EditionContext): Promise<RunWithModel | null> {
  return runId === null ? findLatestRun(db, edition.id) : findRun(db, edition.id, runId)
}

const editionsShown = 5
const agenciesShown = 10

export type RankHistory = NonNullable<Awaited<ReturnType<typeof loadRankHistory>>>

/**
 * Ranks over this edition and those before it, of who is first now and of one agency more; null where there are none to
 * compare.
 */
export async function loadRankHistory(context: RequestContext, editionContext: EditionContext, agency: string | null) {
  const seen = await listSeenRuns(context, editionContext)
  const newest = seen.at(-1)
  if (!newest || seen.length < 2) return null
  const { rows } = await listRanking(context.db, {
    runId: newest.runId,
    scope: newest.editionContext.scope,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: agenciesShown,
  })
  const names = await listAgencyNames(context.db, newest.runId, newest.editionContext.scope)
  const ranked = rows.filter((row) => row.overall).map((row) => row.code)
  const seenCodes = seen.map(({ editionContext: { edition } }) => edition.code)
  const origins = agency === null ? [] : await listOrigins(context.db, editionContext.festival.id, agency, seenCodes)
  for (const origin of origins) names[origin.code] ??= { titleFa: origin.titleFa, titleEn: origin.titleEn }
  const codes = [...new Set(agency === null ? ranked : [...ranked, agency, ...origins.map(({ code }) => code)])]
  const ranks = await Promise.all(
    seen.map(({ runId, editionContext: { scope } }) => listOverallRanks(context.db, runId, scope, codes)),
  )
  const lines = codes.flatMap((code) => {
    const item = ranks.map((list) => list.find((row) => row.code === code)?.rank ?? null)
    return names[code] && item.some((rank) => rank !== null) ? [{ code, ...names[code], ranks: item }] : []
  })
  return {
    editions: seen.map(({ editionContext: { edition } }) => ({
      code: edition.code,
      titleFa: edition.titleFa,
      titleEn: edition.titleEn,
    })),
    lines,
  }
}

/** Agencies that were merged into one as of an edition, or that it was split off: their ranks lead up to its own. */
async function listOrigins(
  db: Db,
  festivalId: number,
  code: string,
  editions: readonly string[],
): Promise<Succession['agency'][]> {
  const said = await listSuccessionsOf(db, festivalId, code)
  return said.flatMap(({ agency, successor, edition }) =>
    successor?.code === code && editions.includes(edition.code) ? [agency] : [],
  )
}

/** Oldest first: this edition and those before it that the viewer may see, each with the run that they read. */
async function listSeenRuns(
  context: RequestContext,
  editionContext: EditionContext,
): Promise<{ editionContext: EditionContext; runId: number }[]> {
  const seen: { editionContext: EditionContext; runId: number }[] = []
  let next: Edition | null = editionContext.edition
  while (next && seen.length < editionsShown) {
    const row: EditionContext | null =
      next === editionContext.edition
        ? editionContext
        : await editionContextOf(context, { festival: editionContext.festival, edition: next }, 'history.see')
    const run = row && (await findReadRun(context, row))
    if (row && run) seen.unshift({ editionContext: row, runId: run.run.id })
    next = await findPreviousEdition(context.db, next)
  }
  return seen
}
