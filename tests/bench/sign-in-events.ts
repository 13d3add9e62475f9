import { setTimeout as wait } from 'node:timers/promises'
import { recordOfPerson } from '../../app/audit/audit.server'
import { appendPending, recordOfPersonLater } from '../../app/audit/record-later.server'
import type { Db } from '../../db/database'
import { holdChainEnd } from '../../db/queries/audit'
import { createViewer } from '../fixtures/people'
import { createSmallFestival } from '../fixtures/small-festival'
import { openTestDatabase } from '../fixtures/test-database'

/**
 * What a sign-in waits for its event while others append to the log: written into the chain at once, or stored to be
 * appended. On PostgreSQL; the embedded database takes one transaction at a time anyway.
 */
const signIns = 400
const atOnce = 8
/** How long each of the other transactions holds the end of the chain, one after the other. */
const heldMs = 50

const { db, close } = await openTestDatabase()
const { festivalId } = await createSmallFestival(db, 'bench')
const judge = await createViewer(db, festivalId, { role: 'judge' })
const happening = { action: 'session.begin', at: new Date() } as const

const ways = {
  'into the chain': () => db.transaction((tx) => recordOfPerson(tx, judge, judge.user.id, happening)).then(() => {}),
  'stored to be appended': () => recordOfPersonLater(db, judge, judge.user.id, happening),
}

for (const isHeld of [false, true]) {
  for (const [name, record] of Object.entries(ways)) {
    const holding = isHeld ? holdAgain(db) : null
    const waits = (await Promise.all(Array.from({ length: atOnce }, () => timeEach(record, signIns / atOnce))))
      .flat()
      .toSorted((a, b) => a - b)
    await holding?.()
    const median = waits[Math.floor(waits.length / 2)] ?? 0
    const worst = waits.at(-1) ?? 0
    process.stdout.write(
      `${isHeld ? `end of the chain held ${heldMs} ms at a time` : 'nobody else'}, ${name}: median ${median.toFixed(1)} ms, longest ${worst.toFixed(1)} ms\n`,
    )
  }
}
const start = performance.now()
await appendPending(db, new Date())
process.stdout.write(`${signIns * 2} stored events appended in ${(performance.now() - start).toFixed(0)} ms\n`)
await close()

async function timeEach(act: () => Promise<void>, times: number): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < times; n++) {
    const begun = performance.now()
    await act()
    waits.push(performance.now() - begun)
  }
  return waits
}

/** Holds the end of the chain again and again; the answer ends it. */
function holdAgain(item: Db): () => Promise<void> {
  const over = new AbortController()
  const loop = (async () => {
    while (!over.signal.aborted) {
      await item.transaction(async (tx) => {
        await holdChainEnd(tx)
        await wait(heldMs)
      })
    }
  })()
  return async () => {
    over.abort()
    await loop
  }
}
