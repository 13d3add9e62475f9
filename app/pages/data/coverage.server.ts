import type { RequestContext } from '../../policy/request-context'
import type { Db } from '../../../db/database'
import {
  listCoverageAgencies,
  listCoverageCells,
  type CoverageAgency,
  type CoverageCell,
  type CoverageSpan,
} from '../../../db/queries/coverages'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import type { Edition } from '../../../db/queries/festivals'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { countQuarantined } from '../../../db/queries/quarantines'
import { findRun } from '../../../db/queries/runs'
import type { Model } from '../../../scoring/model'
import { type EditionContext, requireEdition } from '../../access/edition-context.server'
import { metricsOfModel } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { listBuckets } from '../../format/calendar-buckets'
import type { Language } from '../../i18n/language'
import type { Act } from '../../policy/policy.server'
import { listAssignedCodes } from '../../access/assigned-metrics.server'
import { type CoverageView, toCoverageView } from './coverage-cell-value'
import { type CoverageColumn, type MetricSource, toColumns } from './coverage-columns'
import { joinMonths } from './coverage-periods'
import { type CoverageSearch, columnsShown, rowsShown } from './coverage-search'
import { listMetricSources } from './metric-sources.server'

/** What a viewer may see of the data of an edition: which agencies, metrics and months, and as of when. */
export interface CoverageContext extends EditionContext {
  columns: CoverageColumn[]
  sources: MetricSource[]
  span: CoverageSpan
}

export async function requireCoverage(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
  act: Act,
  by: CoverageSearch['by'] = 'dimension',
): Promise<CoverageContext> {
  const editionContext = await requireEdition(context, params, act)
  const { db } = context
  const { festival, edition, scope, runId } = editionContext
  const [metrics, sources, frozen] = await Promise.all([
    listMetrics(db, festival.id),
    listMetricSources(db, edition),
    runId === null ? null : findRun(db, edition.id, runId),
  ])
  const version = frozen?.modelVersion ?? (await findModelVersionFor(db, edition))
  const model = version && storedModel(version)
  const seen =
    scope.of === 'assigned'
      ? await listAssignedCodes(db, edition, scope.userId)
      : await listUsedCodes(db, edition, model)
  const columns = toColumns(by, seen ? metrics.filter(({ code }) => seen.includes(code)) : metrics, model, sources)
  return { ...editionContext, sources, columns, span: spanOf(editionContext, frozen?.run.asOf ?? context.now) }
}

/**
 * What the edition asks for: the metrics that its model counts and those that agencies declare. Others of the festival
 * are no gap here. Null: all.
 */
async function listUsedCodes(db: Db, edition: Edition, model: Model | null): Promise<string[] | null> {
  const declared = await listDeclaredMetrics(db, edition.id)
  return model && [...metricsOfModel(model), ...declared.map(({ metric }) => metric.code)]
}

/** The months of the evaluated year that are over; all of them before the first is. */
function spanOf({ festival, edition }: EditionContext, asOf: Date): CoverageSpan {
  const [from, to] = [edition.evaluatedFrom, edition.evaluatedTo]
  const months = listBuckets(festival.calendar, 'month', from, to)
  const today = asOf.toISOString().slice(0, 10)
  const past = months.filter((month) => month.to <= today)
  return { from, to, asOf, months: past.length ? past : months }
}

/** Some agencies by some metrics. */
export interface CoverageBlock {
  page: number
  column: number
  agencies: CoverageAgency[]
  /** By agency, then by metric, in the order of `agencies` and of the columns. */
  cells: CoverageView[][]
  matches: number
}

/** One page of agencies by one page of metrics. */
export async function loadCoverageBlock(
  context: RequestContext,
  coverageContext: CoverageContext,
  search: CoverageSearch,
  language: Language,
): Promise<CoverageBlock> {
  const { agencies, matches } = await listCoverageAgencies(context.db, toAgencyQuery(coverageContext, search, language))
  const columns = coverageContext.columns.slice((search.column - 1) * columnsShown, search.column * columnsShown)
  return {
    page: search.page,
    column: search.column,
    agencies,
    cells: await loadCoverageCells(context, coverageContext, agencies, columns),
    matches,
  }
}

function toAgencyQuery(
  { edition, scope }: CoverageContext,
  { group, county, level, search, page }: CoverageSearch,
  language: Language,
) {
  const filter = {
    ...(group ? { group } : {}),
    ...(county ? { county } : {}),
    ...(level ? { level } : {}),
    ...(search ? { search } : {}),
  }
  return { editionId: edition.id, scope, ...filter, sort: `name-${language}`, page, pageSize: rowsShown } as const
}

export async function loadCoverageCells(
  { db }: RequestContext,
  coverageContext: CoverageContext,
  agencies: readonly CoverageAgency[],
  columns: readonly CoverageColumn[],
): Promise<CoverageView[][]> {
  const agencyIds = agencies.map(({ agencyId }) => agencyId)
  const where = { festivalId: coverageContext.festival.id, ...coverageContext.span }
  const [cells, refused] = await Promise.all([
    listCoverageCells(
      db,
      coverageContext.span,
      agencyIds,
      columns.map(({ metricId }) => metricId),
    ),
    countQuarantined(db, where, agencyIds),
  ])
  const cellOf = new Map(cells.map((cell) => [keyOf(cell), cell]))
  const refusedOf = new Map(refused.map((row) => [`${row.sourceId}:${row.agencyId}`, row.records]))
  const asked = columns.map(({ code, metricId, everyMonths }) => ({
    metricId,
    sources: coverageContext.sources.filter(({ metrics }) => metrics.includes(code)),
    periods: joinMonths(coverageContext.span.months, everyMonths).length,
  }))
  return agencyIds.map((agencyId) =>
    asked.map(({ metricId, sources, periods }) => {
      const quarantined = sources.reduce((sum, { id }) => sum + (refusedOf.get(`${id}:${agencyId}`) ?? 0), 0)
      return toCoverageView(cellOf.get(keyOf({ agencyId, metricId })) ?? null, periods, quarantined)
    }),
  )
}

const keyOf = ({ agencyId, metricId }: Pick<CoverageCell, 'agencyId' | 'metricId'>) => `${agencyId}:${metricId}`

/** How many agencies are looked at together for a file of all of them. */
const rowsAtOnce = 250

/** Every agency that matches with all its cells. */
export async function listCoverageRows(
  context: RequestContext,
  coverageContext: CoverageContext,
  search: CoverageSearch,
  language: Language,
): Promise<{ agency: CoverageAgency; cells: CoverageView[] }[]> {
  const rows: { agency: CoverageAgency; cells: CoverageView[] }[] = []
  for (let page = 1; ; page++) {
    const { agencies } = await listCoverageAgencies(context.db, {
      ...toAgencyQuery(coverageContext, search, language),
      page,
      pageSize: rowsAtOnce,
    })
    const cells = await loadCoverageCells(context, coverageContext, agencies, coverageContext.columns)
    rows.push(...agencies.map((agency, index) => ({ agency, cells: cells[index] ?? [] })))
    if (agencies.length < rowsAtOnce) return rows
  }
}
