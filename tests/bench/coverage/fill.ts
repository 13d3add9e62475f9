import { addPerson } from '../../../app/flows/people/add-person.server'
import { operatorOf } from '../../../app/access/viewer.server'
import { demoPassword } from '../../../app/sign-in/demo-people'
import { storeModel } from '../../../app/flows/model/store-model.server'
import type { Db } from '../../../db/database'
import { createAgencies } from '../../../db/queries/agencies'
import { createEdition, createParticipants } from '../../../db/queries/editions'
import { createFestival } from '../../../db/queries/festivals'
import { createMetrics, listMetrics, refreshStatistics } from '../../../db/queries/observations'
import { finishPull, startPull } from '../../../db/queries/pulls'
import { saveObservations } from '../../../db/queries/save-observations'
import { day, saveSource } from '../../fixtures/small-festival'
import { defineSource } from '../../fixtures/source-definition'
import { indicatorOf, modelOf } from '../../fixtures/small-scoring'

export const agencies = 12_000
export const metrics = 100
/** Quarters of the evaluated year. */
const periods = [
  ['2025-03-21', '2025-06-22'],
  ['2025-06-22', '2025-09-23'],
  ['2025-09-23', '2025-12-22'],
  ['2025-12-22', '2026-03-21'],
] as const
/** Every so many of the values is missing, so that no two rows look the same. */
const missing = 7
export const observations = Math.floor((agencies * metrics * periods.length * (missing - 1)) / missing)

/** A festival that is as large as any will be: every metric of every agency, by quarters, as one source gave it. */
export async function fillFestival(db: Db) {
  const codes = Array.from({ length: metrics }, (_, index) => `metric-${index}`)
  const festivalId = await createFestival(db, {
    code: 'large',
    titleFa: 'جشنوارهٔ بزرگ',
    titleEn: 'Large',
    isDemo: false,
    calendar: 'jalali',
  })
  const rows = Array.from({ length: agencies }, (_, index) => ({
    code: `A${index}`,
    titleFa: `دستگاه شمارهٔ ${index}`,
    titleEn: `Agency ${index}`,
    aliases: [],
    level: 'province' as const,
    countyId: null,
    attributes: {},
  }))
  const ids = [...(await createAgencies(db, festivalId, rows)).values()]
  await createMetrics(
    db,
    codes.map((code) => ({
      festivalId,
      code,
      titleFa: `سنجهٔ ${code}`,
      titleEn: code,
      unit: 'count',
      decimals: 0,
      mayBeNegative: false,
    })),
  )
  const model = await storeModel(db, festivalId, modelOf(codes.map((code) => indicatorOf(code))), day)
  if (!model.ok) throw new Error(model.detail)
  const edition = await createEdition(
    db,
    {
      festivalId,
      code: '1404',
      titleFa: 'دوره',
      titleEn: 'Edition',
      evaluatedFrom: '2025-03-21',
      evaluatedTo: '2026-03-21',
      modelId: model.modelId,
      isOpenToAll: false,
    },
    [],
  )
  await createParticipants(
    db,
    ids.map((agencyId) => ({ editionId: edition.id, agencyId, competes: true })),
  )
  await tellAll(db, festivalId, ids, codes)
  await addPerson(
    { db, viewer: operatorOf('bench'), now: day },
    {
      username: 'secretary',
      name: 'دبیر',
      email: 'secretary@test.invalid',
      passwordKind: 'published',
      password: demoPassword,
      grants: [{ festivalId, role: 'administrator' }],
    },
  )
}

async function tellAll(db: Db, festivalId: number, ids: readonly number[], codes: readonly string[]) {
  const { source, sourceVersionId } = await saveSource(
    db,
    festivalId,
    defineSource({ mapping: { metrics: codes.map((metric) => ({ metric, value: metric })) } }),
  )
  const started = await startPull(db, {
    sourceId: source.id,
    sourceVersionId,
    now: day,
    leaseUntil: new Date(day.getTime() + 3_600_000),
  })
  if (!started) throw new Error('The pull was not started')
  for (const [position, { id }] of (await listMetrics(db, festivalId)).entries()) {
    const cells = ids.flatMap((agencyId, agency) =>
      periods.flatMap((period, quarter) =>
        (position + agency + quarter) % missing === 0 ? [] : [{ agencyId, period }],
      ),
    )
    const same = <Value>(value: Value) => cells.map(() => value)
    await saveObservations(
      db,
      { metricId: id, pullId: started.lease.pullId, recordedAt: day },
      {
        agencyId: cells.map((cell) => cell.agencyId),
        serviceId: same(0),
        periodFrom: cells.map((cell) => cell.period[0]),
        periodTo: cells.map((cell) => cell.period[1]),
        status: same('reported'),
        value: cells.map((_, index) => index),
        page: same(1),
        line: same(1),
        records: same(1),
      },
    )
  }
  await finishPull(
    db,
    started.lease,
    { recordsRead: 0, recordsStored: 0, recordsUnchanged: 0, recordsQuarantined: 0, observationsWritten: observations },
    day,
  )
  await refreshStatistics(db)
}
