import type { Db } from '../../../db/database'
import type { NamedCode } from '../../../db/queries/agencies'
import type { Edition } from '../../../db/queries/festivals'
import { listAssigned } from '../../../db/queries/grants'
import { listModelVersions } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { listNodes } from '../../../db/queries/runs'
import { listAssignable } from '../../flows/people/manage-people.server'

/**
 * What the indicators and metrics of an edition are called, those too that its model had earlier and has no more. What
 * nobody knows is called by its code.
 */
export async function nameAssigned(db: Db, edition: Edition): Promise<(code: string) => NamedCode> {
  const versions = (await listModelVersions(db, edition.modelId)).toReversed()
  const nodes = (await Promise.all(versions.map(({ id }) => listNodes(db, id)))).flat()
  const named = new Map<string, NamedCode>()
  // The first that has the code is the newest version.
  for (const { code, titleFa, titleEn } of [...nodes, ...(await listMetrics(db, edition.festivalId))])
    if (!named.has(code)) named.set(code, { code, titleFa, titleEn })
  return (code) => named.get(code) ?? { code, titleFa: code, titleEn: code }
}

/** What somebody answers for in an edition, and what they could. */
export async function loadAssigned(db: Db, edition: Edition, userId: string) {
  const codes = await listAssigned(db, edition.id, userId)
  const choices = await listAssignable(db, edition)
  const gone = codes.filter((code) => !choices.some((choice) => choice.code === code))
  return { codes, choices, gone: gone.length ? gone.map(await nameAssigned(db, edition)) : [] }
}
