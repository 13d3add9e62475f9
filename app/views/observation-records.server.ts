import { z } from 'zod'
import { findAgencyById } from '../../db/queries/agencies'
import { findFestival } from '../../db/queries/festivals'
import { findObservation } from '../../db/queries/observations'
import type { Asking } from '../access/edition-place.server'
import { mayReadObservation } from '../access/observation-scope.server'
import { seesSources } from '../access/sees-sources.server'
import { listRecordsBehind } from '../flows/records-behind.server'
import { found } from '../found'
import { parseParams } from '../parse-params'

const Params = z.object({ festival: z.string(), observation: z.coerce.number().int().positive() })

export type ObservationRecords = Awaited<ReturnType<typeof loadObservationRecords>>

/** An observation with the records that it was read from; 404 where no edition lets the viewer see it. */
export async function loadObservationRecords(asking: Asking, params: Readonly<Record<string, string | undefined>>) {
  const { festival: code, observation: id } = parseParams(params, Params)
  const festival = await findFestival(asking.db, code)
  found(festival)
  const trace = await findObservation(asking.db, festival.id, id)
  found(trace)
  const agency = await findAgencyById(asking.db, trace.observation.agencyId)
  found(agency)
  const { periodFrom, periodTo, recordedAt } = trace.observation
  if (
    !(await mayReadObservation(asking, festival, {
      metric: trace.metric.code,
      agency,
      period: { from: periodFrom, to: periodTo },
      recordedAt,
    }))
  )
    found(null)
  return { trace, agency, seesSources: seesSources(asking, festival), ...(await listRecordsBehind(asking.db, trace)) }
}
