import { z } from 'zod'
import { findAgencyById } from '../../../db/queries/agencies'
import { findFestival } from '../../../db/queries/festivals'
import { findObservation } from '../../../db/queries/observations'
import type { RequestContext } from '../../policy/request-context'
import { mayReadObservation } from '../../access/observation-scope.server'
import { seesSources } from '../../access/sees-sources.server'
import { listRecordsBehind } from '../../flows/pulls/records-behind.server'
import { found } from '../../http/found'
import { parseParams } from '../../http/parse-params'

const Params = z.object({ festival: z.string(), observation: z.coerce.number().int().positive() })

export type ObservationRecords = Awaited<ReturnType<typeof loadObservationRecords>>

/** An observation with the records that it was read from; 404 where no edition lets the viewer see it. */
export async function loadObservationRecords(
  context: RequestContext,
  params: Readonly<Record<string, string | undefined>>,
) {
  const { festival: code, observation: id } = parseParams(params, Params)
  const festival = await findFestival(context.db, code)
  found(festival)
  const trace = await findObservation(context.db, festival.id, id)
  found(trace)
  const agency = await findAgencyById(context.db, trace.observation.agencyId)
  found(agency)
  const { periodFrom, periodTo, recordedAt } = trace.observation
  if (
    !(await mayReadObservation(context, festival, {
      metric: trace.metric.code,
      agency,
      period: { from: periodFrom, to: periodTo },
      recordedAt,
    }))
  )
    found(null)
  return { trace, agency, seesSources: seesSources(context, festival), ...(await listRecordsBehind(context.db, trace)) }
}
