import { count, eq } from 'drizzle-orm'
import type { Db } from '../client.server'
import { account, grant, user } from '../schema'

export type Person = typeof user.$inferSelect

export interface NewPerson {
  id: string
  username: string
  name: string
  email: string
  passwordHash: string
  passwordKind: Person['passwordKind']
  grants: readonly Omit<typeof grant.$inferInsert, 'userId' | 'createdAt'>[]
  at: Date
}

export async function countPeople(db: Db): Promise<number> {
  const [counted] = await db.select({ n: count() }).from(user)
  return counted?.n ?? 0
}

/** A person with a password and what they are in which festival. */
export async function createPerson(db: Db, { id, username, name, email, passwordHash, passwordKind, grants, at }: NewPerson) {
  await db.transaction(async (tx) => {
    const dates = { createdAt: at, updatedAt: at }
    await tx.insert(user).values({ id, username, displayUsername: username, name, email, emailVerified: false, passwordKind, ...dates })
    await tx.insert(account).values({ id: `${id}:password`, accountId: id, providerId: 'credential', userId: id, password: passwordHash, ...dates })
    if (grants.length) await tx.insert(grant).values(grants.map((own) => ({ ...own, userId: id, createdAt: at })))
  })
}

/** People whose password is published: what a demonstration has, and nobody else may. */
export async function listPublished(db: Db): Promise<Pick<Person, 'id' | 'username' | 'name'>[]> {
  return db.select({ id: user.id, username: user.username, name: user.name }).from(user).where(eq(user.passwordKind, 'published')).orderBy(user.createdAt, user.id)
}
