import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { recordOfPerson } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { type NewPerson, createPerson } from '../../../db/queries/people'

export type PersonToAdd = Pick<NewPerson, 'username' | 'name' | 'email' | 'passwordKind' | 'grants'> & {
  password: string
}

/** Creates a person who can sign in at once. */
export async function addPerson(
  { db, viewer, now }: RequestContext,
  { password, ...person }: PersonToAdd,
): Promise<string> {
  const id = randomUUID()
  const passwordHash = await hashPassword(password)
  await db.transaction(async (tx) => {
    if (!(await createPerson(tx, { ...person, id, passwordHash, at: now })))
      throw new Error(`Somebody is called ${person.username}, or has the address ${person.email}, already`)
    const { username, name, grants } = person
    await recordOfPerson(tx, viewer, id, { action: 'person.add', at: now, after: { username, name, grants } })
  })
  return id
}

/** Easy to read aloud and to type: 20 letters and digits without those that look alike, about 98 bits. */
export function randomPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const letters = Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length])
  return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).join('-')
}
