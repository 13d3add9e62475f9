import type { RequestContext } from '../../policy/request-context'
import { findAgency, findAgencyById } from '../../../db/queries/agencies'
import { findDeadline } from '../../../db/queries/course-changes'
import { listAssigned } from '../../../db/queries/grants'
import {
  type ObjectionRow,
  listAdjustments,
  listObjectionFiles,
  listObjections,
  listWithdrawnRulings,
} from '../../../db/queries/objections'
import { findRun } from '../../../db/queries/runs'
import { findScoreCard, toAgencyName } from '../../../db/queries/score-cards'
import type { Scope } from '../../../db/queries/scope'
import type { EditionContext } from '../../access/edition-context.server'
import { type NamedNode, findIndicator, metricsOf, nameNodes } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { found } from '../../http/found'
import { reachOf } from '../../policy/policy.server'
import { readSetting } from '../../settings/settings.server'
import { listKnownValues } from '../../flows/values/known-values.server'

/** The objections that a viewer may see, and for an agency the indicators that it may object to. */
export async function loadObjections(context: RequestContext, editionContext: EditionContext) {
  const { db, viewer } = context
  const { edition, festival, scope, stage, course } = editionContext
  const rows = await listObjections(db, edition.id, scope, await indicatorsOf(context, edition.id, scope))
  const write = reachOf(viewer, 'objection.write', { festivalId: festival.id, stage })
  const card = await findOwnCard(context, editionContext)
  const rulingsUntil = await findRulingsUntil(context, editionContext)
  const run = course.preliminaryRunId === null ? null : await findRun(db, edition.id, course.preliminaryRunId)
  const nameOf = run ? nameNodes(storedModel(run.modelVersion)) : toUnnamed
  return {
    edition,
    stage,
    until: await findDeadline(db, edition.id, 'objections'),
    rows: rows.map((row) => ({
      ...withoutAuthor(row),
      indicator: nameOf(row.objection.indicatorCode),
      isRuledLate: isRuledLate(row, rulingsUntil),
    })),
    own: card,
    mayWrite: write !== null && card !== null,
    mayRule: reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage }) !== null,
  }
}

const toUnnamed = (code: string): NamedNode => ({ code, titleFa: code, titleEn: code })

async function indicatorsOf({ db }: RequestContext, editionId: number, scope: Scope): Promise<string[] | undefined> {
  return scope.of === 'assigned' ? listAssigned(db, editionId, scope.userId) : undefined
}

/** The card of an agency's own person; null for the others, and before there is a preliminary run. */
async function findOwnCard({ db }: RequestContext, { edition, scope, runId, course }: EditionContext) {
  const shown = runId ?? course.preliminaryRunId
  if (scope.of !== 'own' || shown === null || !(await findRun(db, edition.id, shown))) return null
  const mine = await findAgencyById(db, scope.agencyId)
  const card = mine && (await findScoreCard(db, shown, scope, mine.code))
  return (
    card && {
      agency: toAgencyName(card.agency),
      indicators: card.nodes.filter(({ node }) => node.kind === 'indicator'),
    }
  )
}

/** The deadline of rulings, for who looks after all of them: agencies and evaluators are told of no delay. */
async function findRulingsUntil({ db }: RequestContext, { edition, scope }: EditionContext): Promise<Date | null> {
  return scope.of === 'all' ? findDeadline(db, edition.id, 'rulings') : null
}

function isRuledLate({ ruling }: ObjectionRow, until: Date | null): boolean {
  return ruling !== null && until !== null && ruling.at >= until
}

const withoutAuthor = ({ objection: { userId: _, ...objection }, ...row }: ObjectionRow) => ({ ...row, objection })

/** One indicator of one agency as those meet it who argue about it. Ends the request for who may see neither. */
export async function loadDispute(
  context: RequestContext,
  editionContext: EditionContext,
  agencyCode: string,
  indicatorCode: string,
) {
  const { db, viewer } = context
  const { festival, edition, scope, stage, course } = editionContext
  const agency = await findAgency(db, festival.id, agencyCode)
  const run = course.preliminaryRunId === null ? null : await findRun(db, edition.id, course.preliminaryRunId)
  found(agency)
  found(run)
  if (scope.of === 'assigned' && !(await listAssigned(db, edition.id, scope.userId)).includes(indicatorCode))
    found(null)
  const card = await findScoreCard(db, run.run.id, scope, agencyCode)
  const item = card?.nodes.find(({ node }) => node.code === indicatorCode)
  const indicator = findIndicator(storedModel(run.modelVersion), indicatorCode)
  found(card)
  found(item)
  found(indicator)
  const row = (await listObjections(db, edition.id, { of: 'own', agencyId: agency.id }, [indicatorCode]))[0]
  const write = reachOf(viewer, 'objection.write', { festivalId: festival.id, stage })
  return {
    edition,
    agency: toAgencyName(card.agency),
    own: item,
    indicator,
    dispute: row
      ? {
          ...(await withDetail(context, row)),
          isRuledLate: isRuledLate(row, await findRulingsUntil(context, editionContext)),
        }
      : null,
    values: await listKnownValues(context, editionContext, metricsOf(indicator.measure), agency.id),
    until: await findDeadline(db, edition.id, 'objections'),
    megabytes: await readSetting(db, 'largestFileMegabytes', festival.id),
    mayWrite: write?.of === 'own' && write.agencyId === agency.id,
    mayRule: reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage }) !== null,
  }
}

async function withDetail({ db }: RequestContext, row: ObjectionRow) {
  const adjustments = row.ruling ? await listAdjustments(db, row.ruling.id) : []
  return {
    ...withoutAuthor(row),
    files: await listObjectionFiles(db, row.objection.id),
    withdrawn: await listWithdrawnRulings(db, row.objection.id),
    adjustments: adjustments.map(
      ({ adjustment: { id, periodFrom, periodTo, status, value }, metric: { titleFa, titleEn } }) => ({
        id,
        periodFrom,
        periodTo,
        status,
        value,
        titleFa,
        titleEn,
      }),
    ),
  }
}
