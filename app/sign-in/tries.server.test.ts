import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Db } from '../../db/database'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { tryWithLimit } from './tries.server'

let db: Db
let made = 0
beforeEach(async () => {
  const database = await openTestDatabase()
  onTestFinished(database.close)
  db = database.db
  made = 0
})

const guess = (seconds: number, address = '10.0.0.1', isRight = false) =>
  tryWithLimit({ db, now: new Date(1_000_000_000 + seconds * 1000), account: 'Agency', address }, async () => {
    made++
    return { ok: isRight, why: 'wrong' }
  })

describe('wrong tries', () => {
  test('cost nothing five times, then a wait that doubles', async () => {
    for (let n = 0; n < 5; n++) expect(await guess(n)).toEqual({ ok: false, why: 'wrong' })
    expect(await guess(4)).toEqual({ ok: false, why: 'wait', seconds: 30 })
    expect(await guess(34)).toEqual({ ok: false, why: 'wrong' })
    expect(await guess(35)).toEqual({ ok: false, why: 'wait', seconds: 59 })
    expect(made).toBe(6)
  })

  test('of somebody at another address keep nobody out', async () => {
    for (let n = 0; n < 9; n++) await guess(n)
    expect(await guess(9, '10.0.0.2', true)).toMatchObject({ ok: true })
  })

  test('from many addresses make everybody wait a minute, and no longer', async () => {
    for (let n = 0; n < 50; n++) await guess(0, `10.0.1.${n}`)
    expect(await guess(1, '10.0.0.9', true)).toEqual({ ok: false, why: 'wait', seconds: 59 })
    expect(await guess(60, '10.0.0.9', true)).toMatchObject({ ok: true })
  })

  test('made all at once are not one', async () => {
    await Promise.all(Array.from({ length: 20 }, () => guess(0)))
    expect(made).toBeLessThanOrEqual(5)
  })

  test('are forgotten by the right one, and after an hour', async () => {
    for (let n = 0; n < 4; n++) await guess(n)
    await guess(5, '10.0.0.1', true)
    for (let n = 6; n < 11; n++) expect(await guess(n)).toEqual({ ok: false, why: 'wrong' })
    expect(await guess(3700)).toEqual({ ok: false, why: 'wrong' })
  })
})
