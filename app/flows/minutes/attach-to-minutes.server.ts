import { type Minutes, attachMinutesFile, changeMinutes, detachMinutesFile } from '../../../db/queries/minutes'
import type { RequestContext } from '../../policy/request-context'
import { type AwardContext, type Refused, changeInCourse, record, refused } from '../shortlist/change-shortlist.server'
import { type KeptFile, keepFile } from '../files/keep-file.server'
import { findDraft } from './write-minutes.server'

type At = { number: number; version: number }
export type AttachedToMinutes =
  | { ok: true; minutes: Minutes }
  | Extract<KeptFile, { ok: false }>
  | Refused<'not-now' | 'no-minutes' | 'not-draft' | 'changed'>

/** A file beside a draft. The draft counts on: who opens it for signing has seen the files that are signed. */
export async function attachToMinutes(
  context: RequestContext,
  awardContext: AwardContext,
  at: At,
  file: File,
): Promise<AttachedToMinutes> {
  return changeInCourse(context, awardContext, 'minutes.write', async (tx): Promise<AttachedToMinutes> => {
    const draft = await findDraft(tx, awardContext, at)
    if (!('minutes' in draft)) return draft
    const kept = await keepFile({ ...context, db: tx }, awardContext, file, `minutes:${at.number}`)
    if (!kept.ok) return kept
    await attachMinutesFile(tx, draft.minutes.id, kept.fileId)
    const minutes = await changeMinutes(tx, draft.minutes.id, at.version, {})
    return minutes ? { ok: true, minutes } : refused('changed')
  })
}

export async function detachFromMinutes(
  context: RequestContext,
  awardContext: AwardContext,
  at: At,
  fileId: number,
): Promise<AttachedToMinutes> {
  return changeInCourse(context, awardContext, 'minutes.write', async (tx): Promise<AttachedToMinutes> => {
    const draft = await findDraft(tx, awardContext, at)
    if (!('minutes' in draft)) return draft
    if (!(await detachMinutesFile(tx, draft.minutes.id, fileId))) return refused('changed')
    const minutes = await changeMinutes(tx, draft.minutes.id, at.version, {})
    if (!minutes) return refused('changed')
    await record(tx, context, awardContext, 'minutes.removeFile', {
      subject: `minutes:${at.number}`,
      before: { fileId },
    })
    return { ok: true, minutes }
  })
}
