import { findAgency, findAgencyById } from '../../db/queries/agencies'
import { findDeadline } from '../../db/queries/course-changes'
import { listAssigned } from '../../db/queries/grants'
import { type ObjectionRow, listAdjustments, listObjectionFiles, listObjections } from '../../db/queries/objections'
import { findRun } from '../../db/queries/runs'
import { findScoreCard, toAgencyName } from '../../db/queries/score-cards'
import type { Scope } from '../../db/queries/scope'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { findIndicator, metricsOf } from '../flows/model-parts'
import { storedModel } from '../flows/score-edition.server'
import { found } from '../found'
import { reachOf } from '../policy.server'
import { readSetting } from '../settings/settings.server'
import { listKnownValues } from '../flows/known-values.server'

/** The objections that a viewer may see, and for an agency the indicators that it may object to. */
export async function loadObjections(asking: Asking, place: EditionPlace) {
  const { db, viewer } = asking
  const { edition, festival, scope, stage } = place
  const rows = await listObjections(db, edition.id, scope, await indicatorsOf(asking, edition.id, scope))
  const write = reachOf(viewer, 'objection.write', { festivalId: festival.id, stage })
  const own = await findOwnCard(asking, place)
  const rulingsUntil = await findRulingsUntil(asking, place)
  return {
    edition,
    stage,
    until: await findDeadline(db, edition.id, 'objections'),
    rows: rows.map((row) => ({ ...withoutAuthor(row), isRuledLate: isRuledLate(row, rulingsUntil) })),
    own,
    mayWrite: write !== null && own !== null,
    mayRule: reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage }) !== null,
  }
}

async function indicatorsOf({ db }: Asking, editionId: number, scope: Scope): Promise<string[] | undefined> {
  return scope.of === 'assigned' ? listAssigned(db, editionId, scope.userId) : undefined
}

/** The card of an agency's own person; null for the others, and before there is a preliminary run. */
async function findOwnCard({ db }: Asking, { edition, scope, runId, course }: EditionPlace) {
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
async function findRulingsUntil({ db }: Asking, { edition, scope }: EditionPlace): Promise<Date | null> {
  return scope.of === 'all' ? findDeadline(db, edition.id, 'rulings') : null
}

function isRuledLate({ ruling }: ObjectionRow, until: Date | null): boolean {
  return ruling !== null && until !== null && ruling.at >= until
}

const withoutAuthor = ({ objection: { userId: _, ...objection }, ...row }: ObjectionRow) => ({ ...row, objection })

/** One indicator of one agency as those meet it who argue about it. Ends the request for who may see neither. */
export async function loadDispute(asking: Asking, place: EditionPlace, agencyCode: string, indicatorCode: string) {
  const { db, viewer } = asking
  const { festival, edition, scope, stage, course } = place
  const agency = await findAgency(db, festival.id, agencyCode)
  const run = course.preliminaryRunId === null ? null : await findRun(db, edition.id, course.preliminaryRunId)
  found(agency)
  found(run)
  if (scope.of === 'assigned' && !(await listAssigned(db, edition.id, scope.userId)).includes(indicatorCode))
    found(null)
  const card = await findScoreCard(db, run.run.id, scope, agencyCode)
  const own = card?.nodes.find(({ node }) => node.code === indicatorCode)
  const indicator = findIndicator(storedModel(run.modelVersion), indicatorCode)
  found(card)
  found(own)
  found(indicator)
  const row = (await listObjections(db, edition.id, { of: 'own', agencyId: agency.id }, [indicatorCode]))[0]
  const write = reachOf(viewer, 'objection.write', { festivalId: festival.id, stage })
  return {
    edition,
    agency: toAgencyName(card.agency),
    own,
    indicator,
    dispute: row
      ? { ...(await withDetail(asking, row)), isRuledLate: isRuledLate(row, await findRulingsUntil(asking, place)) }
      : null,
    values: await listKnownValues(asking, place, metricsOf(indicator.measure), agency.id),
    until: await findDeadline(db, edition.id, 'objections'),
    megabytes: await readSetting(db, 'largestFileMegabytes', festival.id),
    mayWrite: write?.of === 'own' && write.agencyId === agency.id,
    mayRule: reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage }) !== null,
  }
}

async function withDetail({ db }: Asking, row: ObjectionRow) {
  const adjustments = row.ruling ? await listAdjustments(db, row.ruling.id) : []
  return {
    ...withoutAuthor(row),
    files: await listObjectionFiles(db, row.objection.id),
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
