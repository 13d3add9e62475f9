import type { FestivalEdition } from '../../access/edition-context.server'
import type { Db } from '../../../db/database'
import { listParticipantIds } from '../../../db/queries/agencies'
import { type Deadline, listOpenDeadlines } from '../../../db/queries/course-changes'
import type { Course, EditionState } from '../../../db/queries/courses'
import { listDeclarationProgress, listDeclaredMetrics } from '../../../db/queries/declarations'
import { listPeopleIn } from '../../../db/queries/grants'
import { addNotices } from '../../../db/queries/notices'
import { everything } from '../../../db/queries/scope'
import type { NoticeKind } from '../../mail/notice-words'

interface Word {
  kind: NoticeKind
  /** Says the same thing once. */
  key: string
  /** What the sentence fills in; `path` is the page of the edition that it leads to. */
  params: { path: string } & Record<string, string>
}

/** Tells some people something about an edition. Inside the transaction of what it is about. */
export async function tell(
  tx: Db,
  { edition }: Pick<FestivalEdition, 'edition'>,
  userIds: readonly string[],
  word: Word,
  now: Date,
) {
  await addNotices(
    tx,
    [...new Set(userIds)].map((userId) => ({ ...word, userId, editionId: edition.id, createdAt: now })),
  )
}

/** Tells one person something about their account. */
export async function tellPerson(tx: Db, userId: string, word: Word, now: Date) {
  await addNotices(tx, [{ ...word, userId, editionId: null, createdAt: now }])
}

/** Everybody of one agency. */
export async function tellAgency(tx: Db, where: FestivalEdition, agencyId: number, word: Word, now: Date) {
  await tell(
    tx,
    where,
    (await listPeopleIn(tx, where.festival.id, 'agency', agencyId)).map(({ userId }) => userId),
    word,
    now,
  )
}

/**
 * Whose turn it is in a state, and on which page. States that are not in here wait for the secretariat, which has just
 * moved it there.
 */
const turns: Partial<Record<EditionState, { kind: NoticeKind; role: 'agency' | 'evaluator' | 'judge'; path: string }>> =
  {
    collecting: { kind: 'collecting', role: 'agency', path: 'declarations' },
    evaluating: { kind: 'evaluating', role: 'evaluator', path: 'declarations' },
    preliminary: { kind: 'preliminary', role: 'agency', path: 'objections' },
    objections: { kind: 'objections', role: 'agency', path: 'objections' },
    review: { kind: 'review', role: 'evaluator', path: 'objections' },
    shortlisting: { kind: 'shortlisting', role: 'judge', path: 'shortlist' },
  }

/** An edition has moved: who must act now is told. */
export async function tellTurn(tx: Db, where: FestivalEdition, course: Course, now: Date) {
  const turn = turns[course.state]
  if (!turn || (turn.path === 'declarations' && !(await listDeclaredMetrics(tx, where.edition.id)).length)) return
  const { kind, role, path } = turn
  await tell(
    tx,
    where,
    await listTold(tx, where, role),
    { kind, key: `${kind}:${where.edition.id}:${course.version}`, params: { path } },
    now,
  )
}

/** People of a role; of agencies those that take part. */
async function listTold(
  db: Db,
  { festival, edition }: FestivalEdition,
  role: 'agency' | 'evaluator' | 'judge',
): Promise<string[]> {
  const people = await listPeopleIn(db, festival.id, role)
  if (role !== 'agency') return people.map(({ userId }) => userId)
  const taking = new Set(await listParticipantIds(db, edition.id))
  return people.flatMap(({ userId, agencyId }) => (agencyId !== null && taking.has(agencyId) ? [userId] : []))
}

const dayMs = 86_400_000
/** How many days before a deadline people are reminded of it. */
const reminders = [3, 1] as const

/** When each deadline counts, and who must act before it. */
const deadlines = {
  declarations: {
    kind: 'deadline-declarations',
    role: 'agency',
    path: 'declarations',
    states: ['collecting', 'evaluating'],
  },
  objections: { kind: 'deadline-objections', role: 'agency', path: 'objections', states: ['objections'] },
  rulings: { kind: 'deadline-rulings', role: 'evaluator', path: 'objections', states: ['objections', 'review'] },
  votes: { kind: 'deadline-votes', role: 'judge', path: 'shortlist', states: ['shortlisting'] },
} as const satisfies Record<
  Deadline['kind'],
  { kind: NoticeKind; role: 'agency' | 'evaluator' | 'judge'; path: string; states: readonly EditionState[] }
>

/**
 * Reminds of the deadlines that are near: three days before, and one. Asked as often as one likes, it says each once.
 */
export async function remindOfDeadlines(db: Db, now: Date) {
  for (const { deadline, state, festival, edition } of await listOpenDeadlines(
    db,
    now,
    new Date(now.getTime() + Math.max(...reminders) * dayMs),
  )) {
    const { kind, role, path, states } = deadlines[deadline.kind]
    const where = { festival, edition }
    // The nearest one only: a deadline that was set for tomorrow is not also three days away.
    const days = reminders.findLast((reminder) => deadline.at.getTime() - now.getTime() <= reminder * dayMs)
    if (days === undefined || !states.some((item) => item === state)) continue
    const told =
      deadline.kind === 'declarations' ? await listStillDeclaring(db, where) : await listTold(db, where, role)
    const at = deadline.at.toISOString()
    await tell(
      db,
      where,
      told,
      { kind, key: `${kind}:${edition.id}:${at}:${days}`, params: { path, at, days: String(days) } },
      now,
    )
  }
}

/** People of agencies that have something left to submit. */
async function listStillDeclaring(db: Db, { festival, edition }: FestivalEdition): Promise<string[]> {
  const asked = (await listDeclaredMetrics(db, edition.id)).length
  const open = new Set(
    (await listDeclarationProgress(db, edition.id, everything)).flatMap(({ agency, submitted, returned }) =>
      submitted < asked || returned ? [agency.id] : [],
    ),
  )
  return (await listPeopleIn(db, festival.id, 'agency')).flatMap(({ userId, agencyId }) =>
    agencyId !== null && open.has(agencyId) ? [userId] : [],
  )
}
