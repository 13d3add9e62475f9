import { createHmac } from 'node:crypto'

/** Codes of an authenticator app count for 30 seconds each. */
const stepMs = 30_000

/**
 * The six digits of a time step (RFC 4226, dynamic truncation). The key is taken as the bytes of its text, as
 * better-auth does.
 */
function codeOfStep(key: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** The time step that a code is of, among the present one and its neighbours; null: of none of them. */
export function stepOfCode(key: string, code: string, now: number): number | null {
  const present = Math.floor(now / stepMs)
  return [present - 1, present, present + 1].find((step) => codeOfStep(key, step) === code) ?? null
}
