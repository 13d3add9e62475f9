/** A pool as the rules proposed it, and all that has happened to it since. */
export interface PoolHistory {
  /** By place. */
  readonly winners: readonly Ranked[]
  readonly missed: readonly (Ranked & { readonly hasEnough: boolean })[]
  readonly quota: number
  /** Places that were left empty before this list began. */
  readonly emptyPlaces?: readonly number[]
  /** Whether the next in line moves up: not where judges alone choose. */
  readonly movesUp: boolean
  /** Changes that judges agreed on, in the order in which they came into force. */
  readonly changes: readonly PoolChange[]
  /** Agencies that fell out or were voted down. */
  readonly out: ReadonlySet<string>
  /** Whether an agency may still take this award; asked of the next in line. */
  readonly mayTake: (agency: string) => boolean
}

interface Ranked {
  readonly agency: string
  readonly place: number
  readonly value: number | null
}

export interface PoolChange {
  readonly removes: string | null
  readonly adds: string | null
  /** The place of the removed agency stays empty. */
  readonly leavesEmpty: boolean
}

export interface LinedUp extends Ranked {
  readonly state: 'proposed' | 'added' | 'removed' | 'moved-up'
  /** Neither taken off, nor fallen out, nor voted down. */
  readonly stands: boolean
}

interface Slot {
  agency: string
  value: number | null
  state: LinedUp['state']
  /** Orders the pool: a place of the proposal, or something behind all of them. */
  key: number
}

/** Behind every place of a proposal. */
const behindAll = 1e9

/**
 * Who stands in a pool and at what place. Where somebody falls out those behind move up by one, and the next in line
 * comes in behind them, with whoever shares that place. An agency that judges put in another's stead takes that place.
 * A place that judges leave empty stays empty.
 */
export function lineUp(pool: PoolHistory): LinedUp[] {
  const slots: Slot[] = pool.winners.map(({ agency, place, value }) => ({
    agency,
    value,
    state: 'proposed',
    key: place,
  }))
  const empty: number[] = [...(pool.emptyPlaces ?? [])]
  for (const change of pool.changes) applyChange(pool, slots, empty, change)
  if (pool.movesUp) moveUp(pool, slots, pool.quota - empty.length)
  const keys = [...empty, ...slots.filter((slot) => stands(pool, slot)).map(({ key }) => key)]
  return slots.map((slot) => ({
    agency: slot.agency,
    value: slot.value,
    state: slot.state,
    stands: stands(pool, slot),
    place: 1 + keys.filter((key) => key < slot.key).length,
  }))
}

function stands({ out }: PoolHistory, { agency, state }: Slot): boolean {
  return state !== 'removed' && !out.has(agency)
}

function applyChange(pool: PoolHistory, slots: Slot[], empty: number[], { removes, adds, leavesEmpty }: PoolChange) {
  const removed = slots.find(({ agency, state }) => agency === removes && state !== 'removed')
  if (removed) removed.state = 'removed'
  if (adds !== null) add(pool, slots, adds, removed?.key)
  else if (removed && leavesEmpty) empty.push(removed.key)
}

function add(
  { missed, out }: PoolHistory,
  slots: Slot[],
  agency: string,
  key = 1 +
    Math.max(0, ...slots.filter((slot) => slot.state !== 'removed' && !out.has(slot.agency)).map((slot) => slot.key)),
) {
  const row = slots.find((slot) => slot.agency === agency)
  const value = missed.find((one) => one.agency === agency)?.value ?? null
  if (row) Object.assign(row, { state: 'added', key })
  else slots.push({ agency, value, state: 'added', key })
}

/**
 * Those who would have come next, tie by tie. Who fell out or was voted down after moving up keeps the slot and takes
 * no room.
 */
function moveUp(pool: PoolHistory, slots: Slot[], places: number) {
  let room = places - slots.filter((slot) => stands(pool, slot)).length
  for (const [position, tie] of listTies(pool.missed).entries()) {
    if (room <= 0) return
    for (const { agency, value } of tie) {
      if (slots.some((slot) => slot.agency === agency) || !(pool.out.has(agency) || pool.mayTake(agency))) continue
      const slot: Slot = { agency, value, state: 'moved-up', key: behindAll + position }
      slots.push(slot)
      if (stands(pool, slot)) room -= 1
    }
  }
}

/** The best first. Who had enough awards is numbered apart from the others, so a place joins only those of one kind. */
function listTies(missed: PoolHistory['missed']): (readonly Ranked[])[] {
  const ties: (Ranked & { hasEnough: boolean })[][] = []
  const sorted = missed.toSorted(
    (a, b) => (b.value ?? 0) - (a.value ?? 0) || a.place - b.place || Number(a.hasEnough) - Number(b.hasEnough),
  )
  for (const item of sorted) {
    const last = ties.at(-1)
    if (last?.[0]?.place === item.place && last[0].hasEnough === item.hasEnough) last.push(item)
    else ties.push([item])
  }
  return ties
}
