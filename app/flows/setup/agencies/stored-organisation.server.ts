import type { Db } from '../../../../db/database'
import { listCounties } from '../../../../db/queries/counties'
import { listGroups } from '../../../../db/queries/editions'
import { listAgencies, listAliases, listParticipantRows } from '../../../../db/queries/organisation-changes'
import { expectFound } from '../../../expect/expect-found'
import type { StoredAgencies, StoredAgency } from './agency-plan'
import type { ParticipantState, StoredParticipants } from './participant-plan'

export interface Organisation extends StoredAgencies {
  agencies: StoredAgency[]
  agencyIds: Map<string, number>
  countyIds: Map<string, number>
}

/** The agencies of a festival as a plan compares them, with the ids by which they are stored. */
export async function loadOrganisation(db: Db, festivalId: number): Promise<Organisation> {
  const [agencies, aliases, counties] = await Promise.all([
    listAgencies(db, festivalId),
    listAliases(db, festivalId),
    listCounties(db, festivalId),
  ])
  const codeOf = new Map(agencies.map(({ id, code }) => [id, code]))
  const countyOf = new Map(counties.map(({ id, code }) => [id, code]))
  const names = new Map<number, Set<string>>()
  for (const { agencyId, name } of aliases) names.set(agencyId, (names.get(agencyId) ?? new Set<string>()).add(name))
  return {
    agencies: agencies.map(({ id, code, titleFa, titleEn, level, countyId, parentId, attributes }) => ({
      code,
      titleFa,
      titleEn,
      level,
      county: countyId === null ? null : (countyOf.get(countyId) ?? null),
      parent: parentId === null ? null : (codeOf.get(parentId) ?? null),
      attributes,
      names: names.get(id) ?? new Set(),
    })),
    counties,
    agencyIds: new Map(agencies.map(({ id, code }) => [code, id])),
    countyIds: new Map(counties.map(({ id, code }) => [code, id])),
  }
}

export interface Participation extends StoredParticipants {
  groupIds: Map<string, number>
}

/** Who takes part in an edition, as a plan compares them. */
export async function loadParticipation(
  db: Db,
  editionId: number,
  { agencyIds }: Pick<Organisation, 'agencyIds'>,
  isFixed: boolean,
): Promise<Participation> {
  const [groups, rows] = await Promise.all([listGroups(db, editionId), listParticipantRows(db, editionId)])
  const agencyOf = new Map([...agencyIds].map(([code, id]) => [id, code]))
  const groupOf = new Map(groups.map(({ id, code }) => [id, code]))
  const participants = rows.map(({ agencyId, groupId, competes, reasonFa, reasonEn }): [string, ParticipantState] => [
    expectFound(agencyOf.get(agencyId), `the agency ${agencyId}`),
    { group: groupId === null ? null : (groupOf.get(groupId) ?? null), competes, reasonFa, reasonEn },
  ])
  return {
    participants: new Map(participants),
    groups,
    isFixed,
    groupIds: new Map(groups.map(({ id, code }) => [code, id])),
  }
}
