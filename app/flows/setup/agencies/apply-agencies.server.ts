import type { Db } from '../../../../db/database'
import { createAgencies, enrolInOpenEditions, setAgencyParents } from '../../../../db/queries/agencies'
import { createParticipants } from '../../../../db/queries/editions'
import { chooseNextMoment } from '../../../../db/queries/observations'
import {
  type ChangedAgency,
  addNames,
  createGroups,
  recordAttributes,
  updateAgencies,
  updateParticipants,
} from '../../../../db/queries/organisation-changes'
import { expectFound } from '../../../expect/expect-found'
import { type PlannedAgency, type StoredAgency, changesAttributes } from './agency-plan'
import type { ParticipantPlan, PlannedParticipant } from './participant-plan'
import type { Organisation, Participation } from './stored-organisation.server'

type Stored = PlannedAgency & { code: string }

const isNew = (row: PlannedAgency): row is Stored => row.outcome === 'new' && row.code !== null
const isChanged = (row: PlannedAgency): row is Stored => row.outcome === 'changed' && row.code !== null

/**
 * Stores what a plan adds and changes; rows with a problem are left out. Gives the ids of all agencies by code. The
 * caller holds the festival's lock, since attributes count from a moment on.
 */
export async function applyAgencies(
  tx: Db,
  festivalId: number,
  { agencies, agencyIds, countyIds }: Organisation,
  planned: readonly PlannedAgency[],
  now: Date,
): Promise<Map<string, number>> {
  const added = planned.filter(isNew)
  const countyIdOf = (code: string | null) => (code === null ? null : (countyIds.get(code) ?? null))
  const created = await createAgencies(
    tx,
    festivalId,
    added.map(({ code, after: { county, parent: _, ...after }, newNames }) => ({
      code,
      ...after,
      aliases: newNames,
      countyId: countyIdOf(county),
    })),
  )
  const ids = new Map([...agencyIds, ...created])
  await enrolInOpenEditions(tx, festivalId, [...created.values()])
  const parents = added.flatMap(({ code, after: { parent } }) => (parent === null ? [] : [[code, parent] as const]))
  if (parents.length) await setAgencyParents(tx, festivalId, new Map(parents))
  const idOf = (code: string) => expectFound(ids.get(code), `the agency ${code}`)
  const before = new Map(agencies.map((agency) => [agency.code, agency]))
  const changed = planned.filter(isChanged)
  await addNames(
    tx,
    festivalId,
    changed.flatMap(({ code, newNames }) => newNames.map((name) => ({ agencyId: idOf(code), name }))),
  )
  await updateAgencies(
    tx,
    changed.map(({ code, after: { county, parent, ...after }, newNames }): ChangedAgency => ({
      id: idOf(code),
      code,
      ...after,
      countyId: countyIdOf(county),
      parentId: parent === null ? null : idOf(parent),
      names: [...namesOf(before, code), ...newNames],
    })),
  )
  const counted = changed.filter(changesAttributes)
  if (counted.length)
    await recordAttributes(
      tx,
      festivalId,
      counted.map(({ code, after: { attributes } }) => ({ agencyId: idOf(code), attributes })),
      await chooseNextMoment(tx, festivalId, now),
    )
  return ids
}

const namesOf = (agencies: ReadonlyMap<string, StoredAgency>, code: string) => agencies.get(code)?.names ?? []

/** Stores who is to take part in an edition and how; rows with a problem are left out. */
export async function applyParticipants(
  tx: Db,
  editionId: number,
  { groupIds, groups }: Participation,
  { rows, newGroups }: Pick<ParticipantPlan, 'rows' | 'newGroups'>,
  agencyIds: ReadonlyMap<string, number>,
) {
  const created = await createGroups(
    tx,
    editionId,
    newGroups.map((group, index) => ({ ...group, position: groups.length + index })),
  )
  const ids = new Map([...groupIds, ...created])
  const toRow = ({ agency, after: { group, ...after } }: PlannedParticipant) => ({
    ...after,
    agencyId: expectFound(agencyIds.get(agency), `the agency ${agency}`),
    groupId: group === null ? null : expectFound(ids.get(group), `the group ${group}`),
  })
  await createParticipants(
    tx,
    rows.filter(({ outcome }) => outcome === 'new').map((row) => ({ ...toRow(row), editionId })),
  )
  await updateParticipants(tx, editionId, rows.filter(({ outcome }) => outcome === 'changed').map(toRow))
}
