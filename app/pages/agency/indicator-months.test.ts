import { storedModel } from '../../model/stored-model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency } from '../../../db/queries/agencies'
import { listMetrics } from '../../../db/queries/observations'
import { findRun } from '../../../db/queries/runs'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { scoreEdition } from '../../flows/scoring/score-edition.server'
import { writeInternal } from '../../flows/values/write-internal.server'
import { loadIndicatorYears } from './indicator-months.server'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('each indicator has what it would have been month by month, and of what kinds, as its run knew it and of one agency alone', async () => {
  const { db } = database
  const { editionContext, runId } = await createDecidedEdition(db, 'months')
  const { festival, edition } = editionContext
  const [gas, [letters]] = await Promise.all([findAgency(db, festival.id, 'gas'), listMetrics(db, festival.id)])
  const yearsIn = async (id: number) => {
    const run = await findRun(db, edition.id, id)
    return (
      run && loadIndicatorYears(db, { ...editionContext, ...run, model: storedModel(run.modelVersion) }, gas?.id ?? 0)
    )
  }
  expect(await yearsIn(runId)).toEqual({ letters: { months: [90], kinds: ['measured'] } })

  const later = new Date(decidedAt.getTime() + 60_000)
  const told = { metricId: letters?.id ?? 0, agencyId: gas?.id ?? 0, raw: {} }
  const months = [
    { ...told, periodFrom: '2025-04-21', periodTo: '2025-05-22', status: 'no-data', value: 0 },
    { ...told, periodFrom: '2025-05-22', periodTo: '2025-06-22', status: 'reported', value: 7 },
    { ...told, periodFrom: '2024-05-21', periodTo: '2024-06-21', status: 'reported', value: 5 },
  ] as const
  await db.transaction((tx) =>
    writeInternal(tx, festival, { code: 'told', kind: 'surveyed', titleFa: 'گفته', titleEn: 'Told' }, months, later),
  )
  expect(await yearsIn(runId)).toEqual({ letters: { months: [90], kinds: ['measured'] } })
  const now = new Date(later.getTime() + 60_000)
  const again = await scoreEdition({ db, viewer: operatorOf('test'), now }, edition, { asOf: now })
  expect(again.ok && (await yearsIn(again.runId))).toEqual({
    letters: { months: [90, null, 7], kinds: ['measured', 'surveyed'] },
  })
})
