import { sql } from 'drizzle-orm'
import { openDatabase } from '../../../db/client.server'
import { rows } from '../../../db/rows'
import { startPull } from '../../../db/queries/pulls'
import { findSource, listSourceVersions } from '../../../db/queries/sources'
import { pullSource } from '../../../sources/pull-source'
import { contextOf } from '../../fixtures/pull-stage'
import { type Prepared, prepare } from './prepare'
import { listPeriods, observations, rowOf } from './rows'

type Db = Parameters<typeof prepare>[0]

/**
 * A process of its own, so that its memory is the work's alone: `pull` or `bare`, the host of the source, a folder, a
 * URL.
 */
const [what = '', host = '', folder = '', url = ''] = process.argv.slice(2)
const { db, close } = await openDatabase({ ...(url ? { url } : {}), folder })
const prepared = await prepare(db, host)
const ms = what === 'pull' ? await measurePull(db) : await measureBare(db)
const [stored] = await rows<{ n: number }>(db, sql`select count(*)::int as n from observation`)
if (stored?.n !== observations) throw new Error(`${stored?.n} rows were stored instead of ${observations}`)
await close()
process.stdout.write(`${JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`)
process.exit()

async function measurePull(db: Db): Promise<number> {
  const begun = performance.now()
  const outcome = await pullSource({ ...contextOf(db, [host]), now: () => new Date() }, prepared.source)
  if (!outcome.ok) throw new Error(`${outcome.why} ${JSON.stringify(outcome.detail)}`)
  return performance.now() - begun
}

/** The rows are in memory as columns already; what is timed is the database alone. */
async function measureBare(db: Db): Promise<number> {
  const pullId = await beginPull(db, prepared)
  const batches = listBatches(prepared, 50_000)
  const begun = performance.now()
  await db.transaction(async (tx) => {
    for (const c of batches) {
      await tx.execute(sql`
        insert into observation (metric_id, agency_id, service_id, period_from, period_to, revision, status, value, pull_id, page, line, records, recorded_at)
        select ${prepared.metricId}, agency_id, service_id, period_from, period_to, 1, 'reported', value, ${pullId}, 1, 1, 1, ${new Date().toISOString()}::timestamptz
        from unnest(${sql.param(c.agencyId)}::int[], ${sql.param(c.serviceId)}::int[], ${sql.param(c.from)}::date[], ${sql.param(c.to)}::date[], ${sql.param(c.value)}::float8[])
          as row(agency_id, service_id, period_from, period_to, value)
        on conflict (metric_id, agency_id, period_from, coalesce(service_id, 0), revision) do update set value = excluded.value`)
    }
  })
  return performance.now() - begun
}

async function beginPull(db: Db, { source }: Prepared): Promise<number> {
  const [version] = await listSourceVersions(db, source.id, 1)
  const known = await findSource(db, source.festivalId, source.code)
  const started = await startPull(db, {
    sourceId: known?.id ?? 0,
    sourceVersionId: version?.id ?? 0,
    now: new Date(),
    leaseUntil: new Date(),
  })
  return started?.pull.id ?? 0
}

function listBatches({ agencyIds, serviceIds }: Prepared, size: number) {
  const periods = listPeriods()
  return Array.from({ length: observations / size }, (_, batch) => {
    const rows = Array.from({ length: size }, (_, index) => rowOf(batch * size + index))
    return {
      agencyId: rows.map((row) => agencyIds.get(row.agency)),
      serviceId: rows.map((row) => serviceIds.get(row.service)),
      from: rows.map((row) => periods.get(`${row.year}/${row.month}`)?.from),
      to: rows.map((row) => periods.get(`${row.year}/${row.month}`)?.to),
      value: rows.map((row) => row.requests),
    }
  })
}
