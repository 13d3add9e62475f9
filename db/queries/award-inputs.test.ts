import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { agency, modelNode, score } from '../schema'
import { listApplicableShares } from './award-inputs'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

test('the share of a model that concerns an agency is by points, whatever the scores', async () => {
  const { db } = database
  const rows = ['all', 'part', 'nothing'].map((code, index) => ({ code, titleFa: code, total: 500, rank: index + 1 }))
  const { runId } = await saveSmallRun(db, 'shares', rows)
  const say = async (code: string, node: string, status: 'reported' | 'no-data' | 'not-applicable') => {
    const [who] = await db.select({ id: agency.id }).from(agency).where(eq(agency.code, code))
    const [at] = await db.select({ id: modelNode.id }).from(modelNode).where(eq(modelNode.code, node))
    await db
      .update(score)
      .set({ status })
      .where(and(eq(score.runId, runId), eq(score.agencyId, who?.id ?? 0), eq(score.nodeId, at?.id ?? 0)))
  }
  await say('all', 'service', 'reported')
  await say('all', 'paper', 'no-data')
  await say('part', 'service', 'not-applicable')
  await say('part', 'paper', 'reported')
  await say('nothing', 'service', 'not-applicable')
  await say('nothing', 'paper', 'not-applicable')
  const codes = new Map(
    (await db.select({ id: agency.id, code: agency.code }).from(agency)).map((row) => [row.id, row.code]),
  )
  const shares = [...(await listApplicableShares(db, runId))].map(([id, share]) => [codes.get(id), share])
  // Service has 600 of 1000 points, paper 400.
  expect(Object.fromEntries(shares)).toEqual({ all: 1, part: 0.4, nothing: 0 })
})
