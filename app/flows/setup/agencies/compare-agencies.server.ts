import type { Db } from '../../../../db/database'
import { type Course, findCourse } from '../../../../db/queries/courses'
import { fingerprintOrganisation } from '../../../../db/queries/organisation-changes'
import type { FestivalEdition } from '../../../access/edition-context.server'
import type { RequestContext } from '../../../policy/request-context'
import type { FieldChange } from '../../packs/pack-difference'
import { type AgencyInput, type AgencyProblem, type PlannedAgency, planAgencies } from './agency-plan'
import {
  type ParticipantInput,
  type ParticipantPlan,
  type ParticipantProblem,
  type PlannedParticipant,
  type StoredGroup,
  planParticipants,
} from './participant-plan'
import {
  type Organisation,
  type Participation,
  loadOrganisation,
  loadParticipation,
} from './stored-organisation.server'

/**
 * An agency and how it takes part in an edition, as a row of a spreadsheet or a form has it. What is left out stays as
 * it is stored.
 */
export type AgencyRow = AgencyInput &
  Omit<ParticipantInput, 'agency'> & {
    /** False: it is no part of the edition, not even as one that does not compete. */
    takesPart?: boolean | undefined
  }

interface PlannedRow {
  outcome: 'new' | 'changed' | 'same' | 'problem'
  /** Null where no agency can be told. */
  code: string | null
  titleFa: string
  changes: FieldChange[]
  problems: (AgencyProblem | ParticipantProblem)[]
}

/** What rows would change. Rows with a problem are left out when it is taken over. */
export interface AgencyChanges {
  /** One for each row, in the same order. */
  rows: PlannedRow[]
  newGroups: StoredGroup[]
  /** Agencies that are stored and not in the rows. They stay. */
  kept: { code: string; titleFa: string; titleEn: string }[]
  /** Names what the changes were computed from. */
  basis: string
}

/** Rows beside what is stored. */
export interface AgencyComparison {
  changes: AgencyChanges
  /** As it was read for the comparison, so that nobody reads it a second time. */
  organisation: Organisation
  participation: Participation
  /** The rows without a problem, and how they take part. */
  agencies: PlannedAgency[]
  participants: Pick<ParticipantPlan, 'rows' | 'newGroups'>
  /** Codes of agencies that leave the edition. */
  leavers: string[]
}

/**
 * Names what is stored of a festival's agencies, of who takes part in an edition and of what became of agencies.
 * Whatever changes of that changes it too.
 */
export async function findBasis({ db }: Pick<RequestContext, 'db'>, where: FestivalEdition): Promise<string> {
  return basisIn(db, where, await findCourse(db, where.edition.id))
}

export async function basisIn(
  db: Db,
  { festival, edition }: FestivalEdition,
  { state }: Pick<Course, 'state'>,
): Promise<string> {
  return `${await fingerprintOrganisation(db, festival.id, edition.id)}-${state}`
}

/** What rows would change in the agencies of a festival and in who takes part in an edition. Nothing is stored. */
export async function compareAgencyRows(
  { db }: Pick<RequestContext, 'db'>,
  where: FestivalEdition,
  rows: readonly AgencyRow[],
): Promise<AgencyComparison> {
  const { festival, edition } = where
  const course = await findCourse(db, edition.id)
  // Taken first: what changes while the rest is read is found out under the lock.
  const basis = await basisIn(db, where, course)
  const organisation = await loadOrganisation(db, festival.id)
  const participation = await loadParticipation(db, edition.id, organisation, course.state !== 'draft')
  const agencies = planAgencies(organisation, rows)
  const planned = agencies.rows.map((row, index) => ({ row, input: rows[index] ?? {} }))
  // Once an edition is announced, an agency that is not in it is stored and stays outside of it.
  const isOutside = ({ code }: PlannedAgency) => participation.isFixed && !participation.participants.has(code ?? '')
  const leaving = new Set(
    planned
      .filter(({ row, input }) => input.takesPart === false && participation.participants.has(row.code ?? ''))
      .map(({ row }) => row),
  )
  const asked = planned.filter(({ row, input }) => row.code !== null && !isOutside(row) && input.takesPart !== false)
  const { rows: parts, newGroups } = planParticipants(
    participation,
    asked.map(({ row, input: { group, competes, reasonFa, reasonEn } }) => ({
      agency: row.code ?? '',
      group,
      competes,
      reasonFa,
      reasonEn,
    })),
    { makesGroups: true },
  )
  const partOf = new Map(asked.map(({ row }, index) => [row, parts[index]] as const))
  if (participation.isFixed) for (const row of leaving) partOf.set(row, refusedLeaver(participation, row))
  refuseOrphans(agencies.rows, (row) => Boolean(row.problems.length || partOf.get(row)?.problems.length))
  const joined = agencies.rows.map((row) => joinRow(row, partOf.get(row), leaving.has(row)))
  const isTaken = (row: PlannedAgency) => !row.problems.length && !partOf.get(row)?.problems.length
  const taken = agencies.rows.filter(isTaken)
  const takenParts = taken.flatMap((row) => partOf.get(row) ?? [])
  const usedGroups = new Set(takenParts.map(({ after }) => after.group))
  const participants = { rows: takenParts, newGroups: newGroups.filter(({ code }) => usedGroups.has(code)) }
  const keptCodes = new Set(agencies.kept)
  const kept = organisation.agencies
    .filter(({ code }) => keptCodes.has(code))
    .map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn }))
  const changes = { rows: joined, newGroups: participants.newGroups, kept, basis }
  const leavers = taken.filter((row) => leaving.has(row)).flatMap(({ code }) => code ?? [])
  return { changes, organisation, participation, agencies: taken, participants, leavers }
}

/** Who takes part in an announced edition stays in it. */
function refusedLeaver({ participants }: Participation, { code }: PlannedAgency): PlannedParticipant {
  const after = participants.get(code ?? '') ?? { group: null, competes: true, reasonFa: null, reasonEn: null }
  const problems = [{ field: 'competes', why: 'announced', detail: '' } as const]
  return { outcome: 'problem', agency: code ?? '', changes: [], problems, after }
}

/** A row whose parent is a new agency that is left out for how it takes part is left out too. */
function refuseOrphans(rows: readonly PlannedAgency[], isLeftOut: (row: PlannedAgency) => boolean) {
  const leftOut = new Set(rows.filter((row) => row.outcome === 'new' && isLeftOut(row)).map(({ code }) => code))
  for (let size = 0; size < leftOut.size;) {
    size = leftOut.size
    for (const row of rows) {
      const { parent } = row.after
      if (parent === null || !leftOut.has(parent) || isLeftOut(row)) continue
      row.problems.push({ field: 'parent', why: 'unknown-parent', detail: parent })
      if (row.outcome === 'new') leftOut.add(row.code)
    }
  }
}

function joinRow(agency: PlannedAgency, part: PlannedParticipant | undefined, isLeaving: boolean): PlannedRow {
  const { code, titleFa } = agency
  const problems = [...agency.problems, ...(part?.problems ?? [])]
  const joins = part?.outcome === 'new' && agency.outcome !== 'new'
  const changes = [
    ...agency.changes,
    ...(part?.changes ?? []),
    ...(joins ? [{ field: 'participates', before: false, after: true }] : []),
    ...(isLeaving ? [{ field: 'participates', before: true, after: false }] : []),
  ]
  const outcome = problems.length ? 'problem' : agency.outcome === 'new' ? 'new' : changes.length ? 'changed' : 'same'
  return { outcome, code, titleFa, changes, problems }
}
