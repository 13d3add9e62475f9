import { findClosedShortlist } from '../../../db/queries/award-papers'
import type { Db } from '../../../db/database'
import {
  type Minutes,
  changeMinutes,
  createMinutes,
  findMinutes,
  findMinutesById,
  listAttendees,
  listMinutesFiles,
  listSigners,
  nextMinutesNumber,
  replaceAttendees,
} from '../../../db/queries/minutes'
import { findRun } from '../../../db/queries/runs'
import { canonicalJson } from '../../../scoring/canonical'
import type { RequestContext } from '../../policy/request-context'
import { type FrozenMinutes, MinutesText } from '../../documents/minutes-document'
import { loadClosedRecord } from '../awards/award-source.server'
import { type AwardContext, type Refused, changeInCourse, record, refused } from '../shortlist/change-shortlist.server'
import { sha256 } from '../../documents/hash.server'
import { tell } from '../notices/notify.server'
import { expectFound } from '../../expect/expect-found'

/** What the secretariat writes. */
export interface MinutesInput extends MinutesText {
  /** ISO. */
  heldOn: string
  place: string
  attendees: readonly { userId: string; post: string }[]
  /** The number of the minutes that these correct. */
  corrects: number | null
}

export type MinutesOutcome =
  | { ok: true; minutes: Minutes }
  | Refused<'not-now' | 'no-minutes' | 'not-draft' | 'changed' | 'stranger' | 'not-sealed' | 'nobody' | 'signed'>

/** New minutes, with the next number of the edition. */
export async function createMinutesDraft(
  context: RequestContext,
  awardContext: AwardContext,
  input: MinutesInput,
): Promise<MinutesOutcome> {
  return changeInCourse(context, awardContext, 'minutes.write', async (tx) => {
    const corrected = await findCorrected(tx, awardContext, input.corrects)
    if (input.corrects !== null && !corrected) return refused('not-sealed', String(input.corrects))
    const stranger = await findUnknownAgency(tx, awardContext, input)
    if (stranger !== undefined) return refused('stranger', stranger)
    const { heldOn, place: room, agenda, decisions } = input
    const number = await nextMinutesNumber(tx, awardContext.edition.id)
    const createdBy = expectFound(context.viewer.user, 'who writes the minutes').id
    const row = {
      editionId: awardContext.edition.id,
      number,
      heldOn,
      place: room,
      document: { agenda, decisions },
      state: 'draft' as const,
      version: 1,
      correctsId: corrected?.id ?? null,
      createdBy,
      createdAt: context.now,
    }
    const minutes = await createMinutes(tx, row)
    await replaceAttendees(tx, minutes.id, input.attendees)
    await record(tx, context, awardContext, 'minutes.create', { subject: `minutes:${number}`, after: input })
    return { ok: true as const, minutes }
  })
}

/** Saves a draft. What somebody else saved meanwhile is not written over. */
export async function saveMinutesDraft(
  context: RequestContext,
  awardContext: AwardContext,
  at: { number: number; version: number },
  input: MinutesInput,
): Promise<MinutesOutcome> {
  return changeInCourse(context, awardContext, 'minutes.write', async (tx) => {
    const draft = await findDraft(tx, awardContext, at)
    if (!('minutes' in draft)) return draft
    const corrected = await findCorrected(tx, awardContext, input.corrects)
    if (input.corrects !== null && !corrected) return refused('not-sealed', String(input.corrects))
    const stranger = await findUnknownAgency(tx, awardContext, input)
    if (stranger !== undefined) return refused('stranger', stranger)
    const { heldOn, place: room, agenda, decisions } = input
    const minutes = await changeMinutes(tx, draft.minutes.id, at.version, {
      heldOn,
      place: room,
      document: { agenda, decisions },
      correctsId: corrected?.id ?? null,
    })
    if (!minutes) return refused('changed')
    await replaceAttendees(tx, minutes.id, input.attendees)
    await record(tx, context, awardContext, 'minutes.save', {
      subject: `minutes:${at.number}`,
      before: draft.minutes.document,
      after: input,
    })
    return { ok: true as const, minutes }
  })
}

/** Freezes a draft with the hashes of the snapshot and the list, so that everybody signs the same text. */
export async function openForSigning(
  context: RequestContext,
  awardContext: AwardContext,
  at: { number: number; version: number },
): Promise<MinutesOutcome> {
  return changeInCourse(context, awardContext, 'minutes.write', async (tx) => {
    const draft = await findDraft(tx, awardContext, at)
    if (!('minutes' in draft)) return draft
    const frozen = await freeze(tx, awardContext, draft.minutes)
    if (!frozen.document.attendees.length) return refused('nobody')
    const hash = sha256(canonicalJson(frozen.document))
    const minutes = await changeMinutes(tx, draft.minutes.id, at.version, {
      state: 'signing',
      document: frozen.document,
      shortlistId: frozen.shortlistId,
      hash,
    })
    if (!minutes) return refused('changed')
    await record(tx, context, awardContext, 'minutes.freeze', { subject: `minutes:${at.number}`, after: { hash } })
    const signers = (await listAttendees(tx, minutes.id)).flatMap(({ userId }) => userId ?? [])
    await tell(
      tx,
      awardContext,
      signers,
      {
        kind: 'minutes-waiting',
        key: `minutes:${minutes.id}:${minutes.version}`,
        params: { path: `minutes/${at.number}`, number: String(at.number) },
      },
      context.now,
    )
    return { ok: true as const, minutes }
  })
}

/** Back to a draft, as long as nobody has signed. */
export async function reopenDraft(
  context: RequestContext,
  awardContext: AwardContext,
  at: { number: number; version: number },
): Promise<MinutesOutcome> {
  return changeInCourse(context, awardContext, 'minutes.write', async (tx) => {
    const row = await findMinutes(tx, awardContext.edition.id, at.number)
    if (!row) return refused('no-minutes', String(at.number))
    if (row.state !== 'signing') return refused('not-draft')
    if ((await listAttendees(tx, row.id)).some((person) => person.signedAt)) return refused('signed')
    const { agenda, decisions } = MinutesText.parse(row.document)
    const minutes = await changeMinutes(tx, row.id, at.version, {
      state: 'draft',
      document: { agenda, decisions },
      shortlistId: null,
      hash: null,
    })
    if (!minutes) return refused('changed')
    await record(tx, context, awardContext, 'minutes.reopen', {
      subject: `minutes:${at.number}`,
      before: { hash: row.hash },
    })
    return { ok: true as const, minutes }
  })
}

export async function findDraft(
  tx: Db,
  { edition }: AwardContext,
  { number, version }: { number: number; version: number },
): Promise<{ minutes: Minutes } | Refused<'no-minutes' | 'not-draft' | 'changed'>> {
  const minutes = await findMinutes(tx, edition.id, number)
  if (!minutes) return refused('no-minutes', String(number))
  if (minutes.state !== 'draft') return refused('not-draft')
  return minutes.version === version ? { minutes } : refused('changed')
}

/** Only what is sealed can be corrected by other minutes; a draft is simply changed. */
async function findCorrected(tx: Db, { edition }: AwardContext, number: number | null): Promise<Minutes | null> {
  const found = number === null ? null : await findMinutes(tx, edition.id, number)
  return found?.state === 'sealed' ? found : null
}

/** The first of the attendees who could never sign. */
async function findUnknownAgency(
  tx: Db,
  { festival }: AwardContext,
  { attendees }: MinutesInput,
): Promise<string | undefined> {
  const known = new Set((await listSigners(tx, festival.id)).map((person) => person.id))
  return attendees.find((person) => !known.has(person.userId))?.userId
}

async function freeze(
  tx: Db,
  { festival, edition }: AwardContext,
  minutes: Minutes,
): Promise<{ document: FrozenMinutes; shortlistId: number | null }> {
  const list = await findClosedShortlist(tx, edition.id)
  const row = list && (await loadClosedRecord(tx, list))
  const run = list && (await findRun(tx, edition.id, list.runId))?.run
  const corrected = minutes.correctsId === null ? null : await findMinutesById(tx, minutes.correctsId)
  const document = {
    ...MinutesText.parse(minutes.document),
    festival: festival.code,
    edition: edition.code,
    number: minutes.number,
    corrects: corrected?.number ?? null,
    heldOn: minutes.heldOn,
    place: minutes.place,
    attendees: (await listAttendees(tx, minutes.id)).map(({ userId, name, post }) => ({ userId, name, post })),
    snapshot: run
      ? { run: run.id, asOf: run.asOf.toISOString(), inputHash: run.inputHash, resultHash: run.resultHash }
      : null,
    list: list?.hash ? { number: list.number, hash: list.hash } : null,
    entries: row?.entries ?? [],
    awards: row?.awards ?? [],
    deviations: row?.deviations ?? [],
    fallOuts: row?.fallOuts ?? [],
    rounds: row?.rounds ?? [],
    votes: row?.votes ?? [],
    recusals: row?.recusals ?? [],
    files: (await listMinutesFiles(tx, minutes.id)).map(({ name, sha256: hash }) => ({ name, sha256: hash })),
  }
  return { document, shortlistId: list?.id ?? null }
}
