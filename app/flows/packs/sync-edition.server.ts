import type { Db } from '../../../db/database'
import { listGroups } from '../../../db/queries/editions'
import { deadlineKinds, listDeadlines, saveDeadline } from '../../../db/queries/course-changes'
import { createCategories, listCategories } from '../../../db/queries/award-categories'
import { holdCourse } from '../../../db/queries/courses'
import { createDeclaredMetrics, listDeclaredMetrics } from '../../../db/queries/declarations'
import type { Edition } from '../../../db/queries/festivals'
import { listMetrics } from '../../../db/queries/observations'
import {
  countRuns,
  createGroups,
  updateDeclaredMetric,
  updateEdition,
  updateGroup,
} from '../../../db/queries/organisation-changes'
import { checkAwards } from '../../../scoring/awards/check-awards'
import { type EditionDocument, isOpenToAll } from './pack'
import { type KeptWhy, type PackDifference, addedOr, listFieldChanges, missing } from './pack-difference'
import { PackError, problem } from './pack-problem'
import { syncFields } from './sync-organisation.server'
import { syncSuccessions } from './sync-successions.server'
import { applyParticipants } from '../setup/agencies/apply-agencies.server'
import { planParticipants } from '../setup/agencies/participant-plan'
import { loadOrganisation, loadParticipation } from '../setup/agencies/stored-organisation.server'
import { expectFound } from '../../expect/expect-found'

/**
 * Brings an edition to what its pack says, as far as its state allows: a draft takes everything over, an announced one
 * its titles and numbers alone, an archived one nothing. Each difference is named. Nothing is removed.
 */
export async function syncEdition(
  tx: Db,
  edition: Edition,
  document: EditionDocument,
  modelId: number,
): Promise<PackDifference[]> {
  const { state } = await holdCourse(tx, edition.id)
  return bringTo(
    tx,
    edition,
    document,
    modelId,
    state === 'draft' ? null : state === 'archived' ? 'archived' : 'announced',
  )
}

/** The same of an edition that was made in this transaction, so that nobody can have moved it on. */
export async function fillEdition(tx: Db, edition: Edition, document: EditionDocument, modelId: number) {
  await bringTo(tx, edition, document, modelId, null)
}

async function bringTo(
  tx: Db,
  edition: Edition,
  document: EditionDocument,
  modelId: number,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  return [
    ...(await syncFacts(tx, edition, document, modelId, barred)),
    ...(await syncGroups(tx, edition, document, barred)),
    ...(await syncParticipants(tx, edition, document, barred)),
    ...(await syncDeclared(tx, edition, document, barred)),
    ...(await syncAwards(tx, edition, document, barred)),
    ...(await syncDeadlines(tx, edition, document, barred)),
    ...(await syncSuccessions(tx, edition, document, barred === 'archived' ? barred : null)),
  ]
}

const ofEdition = ({ code }: Edition, what = '') => `edition ${code}${what}`

async function syncFacts(tx: Db, edition: Edition, document: EditionDocument, modelId: number, barred: KeptWhy | null) {
  const { title, evaluated, previous, nationalEdition, provincialEdition, ceremonyYear } = document
  const after = {
    titleFa: title.fa,
    titleEn: title.en,
    nationalEdition: nationalEdition ?? null,
    provincialEdition: provincialEdition ?? null,
    ceremonyYear: ceremonyYear ?? null,
    evaluatedFrom: evaluated.from,
    evaluatedTo: evaluated.to,
    previousFrom: previous?.from ?? null,
    previousTo: previous?.to ?? null,
    modelId,
    isOpenToAll: isOpenToAll(document),
  }
  const spans = ['evaluatedFrom', 'evaluatedTo', 'previousFrom', 'previousTo']
  const hasRuns =
    listFieldChanges<Edition>(edition, after).some(({ field }) => spans.includes(field)) &&
    (await countRuns(tx, edition.id)) > 0
  const keep = (field: string): KeptWhy | null => {
    if (field.startsWith('title') || field.endsWith('Edition') || field === 'ceremonyYear')
      return barred === 'archived' ? barred : null
    return barred ?? (spans.includes(field) && hasRuns ? 'has-runs' : null)
  }
  return syncFields<Edition>(
    ofEdition(edition),
    edition,
    after,
    (change) => updateEdition(tx, edition.id, change),
    keep,
  )
}

async function syncGroups(
  tx: Db,
  edition: Edition,
  { groups }: EditionDocument,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  const known = new Map((await listGroups(tx, edition.id)).map((row) => [row.code, row]))
  const rows = groups.map(({ code, title }, position) => ({ code, titleFa: title.fa, titleEn: title.en, position }))
  const isNew = rows.filter(({ code }) => !known.has(code))
  if (!barred) await createGroups(tx, edition.id, isNew)
  const differences = isNew.map(({ code }) => addedOr(ofEdition(edition, `, group ${code}`), barred))
  for (const row of rows) {
    const before = known.get(row.code)
    const keep = () => (barred === 'archived' ? barred : null)
    if (before)
      differences.push(
        ...(await syncFields(
          ofEdition(edition, `, group ${row.code}`),
          before,
          row,
          (change) => updateGroup(tx, before.id, change),
          keep,
        )),
      )
  }
  return [
    ...differences,
    ...[...known.keys()]
      .filter((code) => rows.every((row) => row.code !== code))
      .map((code) => missing(ofEdition(edition, `, group ${code}`))),
  ]
}

async function syncParticipants(
  tx: Db,
  edition: Edition,
  { participants }: EditionDocument,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  const organisation = await loadOrganisation(tx, edition.festivalId)
  const participation = await loadParticipation(tx, edition.id, organisation, barred !== null)
  const plan = planParticipants(
    participation,
    participants === 'all'
      ? [...organisation.agencyIds.keys()].map((agency) => ({ agency, group: null, competes: true }))
      : participants.map(({ reason, ...item }) => ({
          ...item,
          reasonFa: reason?.fa ?? null,
          reasonEn: reason?.en ?? null,
        })),
  )
  if (!barred) await applyParticipants(tx, edition.id, participation, plan, organisation.agencyIds)
  const subjectOf = (code: string) => ofEdition(edition, `, participant ${code}`)
  return [
    ...plan.rows
      .filter(({ agency }) => !participation.participants.has(agency))
      .map(({ agency }) => addedOr(subjectOf(agency), barred)),
    ...plan.rows.flatMap(({ agency, changes }) =>
      changes.map((change): PackDifference => ({
        subject: subjectOf(agency),
        ...change,
        ...(barred ? { outcome: 'kept', why: barred } : { outcome: 'changed' }),
      })),
    ),
    ...plan.kept.map((code) => missing(subjectOf(code))),
  ]
}

async function syncDeclared(
  tx: Db,
  edition: Edition,
  { declaredMetrics }: EditionDocument,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  const metrics = new Map((await listMetrics(tx, edition.festivalId)).map(({ code, id }) => [code, id]))
  const known = new Map(
    (await listDeclaredMetrics(tx, edition.id)).map(({ metric, declared }) => [metric.code, declared]),
  )
  const rows = declaredMetrics.map(({ metric, help, needsEvidence }, position) => ({
    code: metric,
    metricId: expectFound(metrics.get(metric), `the metric ${metric}`),
    position,
    helpFa: help?.fa ?? '',
    helpEn: help?.en ?? '',
    needsEvidence,
  }))
  const isNew = rows.filter(({ code }) => !known.has(code))
  if (!barred)
    await createDeclaredMetrics(
      tx,
      isNew.map(({ code: _, ...row }) => ({ ...row, editionId: edition.id })),
    )
  const differences = isNew.map(({ code }) => addedOr(ofEdition(edition, `, declared metric ${code}`), barred))
  for (const { code, metricId, ...after } of rows) {
    const before = known.get(code)
    if (before)
      differences.push(
        ...(await syncFields(
          ofEdition(edition, `, declared metric ${code}`),
          before,
          after,
          (change) => updateDeclaredMetric(tx, edition.id, metricId, change),
          () => barred,
        )),
      )
  }
  return [
    ...differences,
    ...[...known.keys()]
      .filter((code) => rows.every((row) => row.code !== code))
      .map((code) => missing(ofEdition(edition, `, declared metric ${code}`))),
  ]
}

/**
 * Categories are edited on the page of the edition: new ones are added to a draft, and those that are there stay as
 * people made them.
 */
async function syncAwards(
  tx: Db,
  edition: Edition,
  { awards }: EditionDocument,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  const checked = checkAwards(awards)
  if (!checked.ok)
    throw new PackError(checked.errors.map(({ pointer, fa, en }) => problem(`/awards${pointer}`, fa, en)))
  const known = new Map((await listCategories(tx, edition.id)).map((row) => [row.code, row]))
  const rows = checked.categories.map(({ code, title, rule }, position) => ({
    code,
    titleFa: title.fa,
    titleEn: title.en,
    position,
    rule,
  }))
  const isNew = rows.filter(({ code }) => !known.has(code))
  if (!barred) await createCategories(tx, edition.id, isNew)
  const differences = isNew.map(({ code }) => addedOr(ofEdition(edition, `, award ${code}`), barred))
  for (const { position: _, ...after } of rows) {
    const before = known.get(after.code)
    if (before)
      differences.push(
        ...(await syncFields(
          ofEdition(edition, `, award ${after.code}`),
          before,
          after,
          async () => {},
          () => 'edited-on-its-page',
        )),
      )
  }
  return [
    ...differences,
    ...[...known.keys()]
      .filter((code) => rows.every((row) => row.code !== code))
      .map((code) => missing(ofEdition(edition, `, award ${code}`))),
  ]
}

async function syncDeadlines(
  tx: Db,
  edition: Edition,
  { deadlines }: EditionDocument,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  if (!deadlines) return []
  const known = new Map((await listDeadlines(tx, edition.id)).map(({ kind, at }) => [kind, at.toISOString()]))
  const differences: PackDifference[] = []
  for (const kind of deadlineKinds) {
    const [before, text] = [known.get(kind), deadlines[kind]]
    const after = text === undefined ? undefined : new Date(text).toISOString()
    if (before === after) continue
    const subject = ofEdition(edition, `, deadline ${kind}`)
    if (after === undefined) differences.push(missing(subject))
    else if (barred && before === undefined) differences.push(addedOr(subject, barred))
    else if (barred) differences.push({ subject, field: 'at', before, after, outcome: 'kept', why: barred })
    else {
      await saveDeadline(tx, edition.id, kind, new Date(after))
      differences.push(
        before === undefined ? addedOr(subject, null) : { subject, field: 'at', before, after, outcome: 'changed' },
      )
    }
  }
  return differences
}
