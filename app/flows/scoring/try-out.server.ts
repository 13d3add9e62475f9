import type { Db, Transaction } from '../../../db/database'

/** Does something inside of a savepoint, gives what came of it, and leaves no trace of it in the database. */
export async function tryOut<Made extends object>(tx: Db, work: (inner: Transaction) => Promise<Made>): Promise<Made> {
  const undo = new Error('This is undone')
  let made: Made | null = null
  await tx
    .transaction(async (inner) => {
      made = await work(inner)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  if (!made) throw new Error('Nothing was tried')
  return made
}

/** A transaction that stays only where what came of it is a success: a refusal undoes what was written before it. */
export async function keepIfDone<Outcome extends { ok: boolean }>(
  db: Db,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Outcome> {
  const undo = new Error('This is undone')
  let refusal: Outcome | null = null
  return db
    .transaction(async (tx) => {
      const outcome = await work(tx)
      if (outcome.ok) return outcome
      refusal = outcome
      throw undo
    })
    .catch((error: unknown) => {
      if (error === undo && refusal) return refusal
      throw error
    })
}
