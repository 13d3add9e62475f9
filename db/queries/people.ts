import { and, count, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { account, auditEvent, grant, user } from '../schema'
import { onlyRow } from '../only-row'
import { rows } from '../rows'

export type Person = typeof user.$inferSelect

export interface NewPerson {
  id: string
  username: string
  name: string
  email: string
  /** Null: chooses one by a link. */
  passwordHash: string | null
  passwordKind: Person['passwordKind']
  grants: readonly Omit<typeof grant.$inferInsert, 'userId' | 'createdAt'>[]
  at: Date
}

export async function countPeople(db: Db): Promise<number> {
  return onlyRow(await db.select({ n: count() }).from(user)).n
}

/**
 * A person with a password and what they are in which festival. False: somebody has the user name or e-mail already.
 */
export async function createPerson(
  db: Db,
  { id, username, name, email, passwordHash, passwordKind, grants, at }: NewPerson,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const dates = { createdAt: at, updatedAt: at }
    const row = { id, username, displayUsername: username, name, email, emailVerified: false, passwordKind, ...dates }
    const created = await tx.insert(user).values(row).onConflictDoNothing().returning({ id: user.id })
    if (!created.length) return false
    if (passwordHash !== null)
      await tx.insert(account).values({
        id: `${id}:password`,
        accountId: id,
        providerId: 'credential',
        userId: id,
        password: passwordHash,
        ...dates,
      })
    if (grants.length) await tx.insert(grant).values(grants.map((grant) => ({ ...grant, userId: id, createdAt: at })))
    return true
  })
}

/** Nobody else says anything of a person until the transaction is over. */
export async function holdPerson(tx: Db, id: string) {
  await tx.select({ id: user.id }).from(user).where(eq(user.id, id)).for('no key update')
}

/** People whose password is published: what a demonstration has, and nobody else may. */
export async function listPublished(db: Db): Promise<Pick<Person, 'id' | 'username' | 'name'>[]> {
  return db
    .select({ id: user.id, username: user.username, name: user.name })
    .from(user)
    .where(eq(user.passwordKind, 'published'))
    .orderBy(user.createdAt, user.id)
}

export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const [person] = await db.select().from(user).where(eq(user.id, id))
  return person ?? null
}

/** Null: signs in elsewhere, or was invited and has chosen none yet. */
export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
  return row?.password ?? null
}

export async function savePassword(
  tx: Db,
  userId: string,
  { hash, kind, at }: { hash: string; kind: Person['passwordKind']; at: Date },
) {
  const dates = { createdAt: at, updatedAt: at }
  await tx
    .insert(account)
    .values({ id: `${userId}:password`, accountId: userId, providerId: 'credential', userId, password: hash, ...dates })
    .onConflictDoUpdate({ target: account.id, set: { password: hash, updatedAt: at } })
  await tx.update(user).set({ passwordKind: kind, updatedAt: at }).where(eq(user.id, userId))
}

export interface PersonWithGrants {
  person: Person
  grants: (typeof grant.$inferSelect)[]
}

/**
 * Everybody, or those who have a role in one of the festivals, by name. Who has no role left anywhere is still listed
 * where the last one was taken: else a role that was taken by mistake could not be given back.
 */
export async function listPeople(db: Db, festivalIds: readonly number[] | 'all'): Promise<PersonWithGrants[]> {
  const [people, grants] = await Promise.all([
    db.select().from(user).orderBy(user.name, user.id),
    db.select().from(grant).orderBy(grant.id),
  ])
  const all = people.map((person) => ({ person, grants: grants.filter((grant) => grant.userId === person.id) }))
  if (festivalIds === 'all') return all
  const leavers = await listLeavers(db, festivalIds)
  return all.filter(({ person, grants }) =>
    grants.length
      ? grants.some(({ festivalId }) => festivalId !== null && festivalIds.includes(festivalId))
      : leavers.has(person.id),
  )
}

/** Those from whom a role in one of the festivals was taken, by id of the person. They may have others. */
export async function listLeavers(
  db: Db,
  festivalIds: readonly number[],
  personId?: string,
): Promise<ReadonlySet<string>> {
  const prefix = 'person:'
  const leavers = await db
    .selectDistinct({ subject: auditEvent.subject })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.action, 'grant.take'),
        inArray(auditEvent.festivalId, [...festivalIds]),
        personId === undefined ? undefined : eq(auditEvent.subject, `${prefix}${personId}`),
      ),
    )
  return new Set(leavers.map(({ subject }) => (subject ?? '').slice(prefix.length)))
}

export async function findPersonWithGrants(db: Db, id: string): Promise<PersonWithGrants | null> {
  const person = await findPerson(db, id)
  return person && { person, grants: await db.select().from(grant).where(eq(grant.userId, id)).orderBy(grant.id) }
}

/** Somebody of that user name or e-mail; both are one person's only. */
export async function findTaken(db: Db, username: string, email: string): Promise<Person | null> {
  const [person] = await db
    .select()
    .from(user)
    .where(or(eq(user.username, username), eq(user.email, email)))
  return person ?? null
}

/** Somebody by what they sign in with, a user name or an e-mail, in whatever case they typed it. */
export async function findByName(db: Db, name: string): Promise<Person | null> {
  const typed = name.trim().toLowerCase()
  return findTaken(db, typed, typed)
}

export async function saveBan(tx: Db, userId: string, isBanned: boolean, at: Date) {
  await tx.update(user).set({ banned: isBanned, banReason: null, updatedAt: at }).where(eq(user.id, userId))
}

/** Whether and when people came. */
export interface PersonPresence {
  userId: string
  /** When they last signed in; null: never, as far as the log tells. */
  lastSignIn: Date | null
  hasPassword: boolean
  /** Until when their newest invitation can be used; null: there is none that is open. */
  invitedUntil: Date | null
}

/** Whether and when people came, in one statement. */
export async function listPresence(db: Db, userIds: readonly string[]): Promise<PersonPresence[]> {
  if (!userIds.length) return []
  const found = await rows<{
    userId: string
    lastSignIn: number | null
    hasPassword: boolean
    invitedUntil: number | null
  }>(
    db,
    sql`
    select u.id as "userId",
      (extract(epoch from greatest(
        (select max(e.at) from audit_event e where e.user_id = u.id and e.action = 'session.begin'),
        (select max(s.created_at) from session s where s.user_id = u.id))) * 1000)::float8 as "lastSignIn",
      exists (select from account a where a.user_id = u.id and a.password is not null) as "hasPassword",
      (select extract(epoch from max(l.expires_at)) * 1000 from one_time_link l
        where l.user_id = u.id and l.kind = 'invitation' and l.used_at is null and l.replaced_at is null)::float8 as "invitedUntil"
    from users u
    where u.id = any(${sql.param([...userIds])}::text[])`,
  )
  return found.map(({ lastSignIn, invitedUntil, ...row }) => ({
    ...row,
    lastSignIn: lastSignIn === null ? null : new Date(lastSignIn),
    invitedUntil: invitedUntil === null ? null : new Date(invitedUntil),
  }))
}
