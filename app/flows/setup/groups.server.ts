import { holdCourse } from '../../../db/queries/courses'
import { listGroups } from '../../../db/queries/editions'
import { deleteGroup, listGroupRests } from '../../../db/queries/name-rests'
import { createGroups, updateGroup } from '../../../db/queries/organisation-changes'
import type { EditionContext } from '../../access/edition-context.server'
import type { Values } from '../../edits/merge-values'
import { expectFound } from '../../expect/expect-found'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import { type SavedNames, recordNames } from './festivals.server'
import { mergeNames } from './merge-names'
import { type NamedInput, planNamed } from './named-plan'

/**
 * Adds the groups that are not there, by name, renames those that come with their code, and removes some on which
 * nothing rests. Groups that are not in the list stay. Nothing is saved where somebody else renamed one of those since
 * they were `opened`.
 */
export async function saveGroups(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  all: readonly NamedInput[],
  opened: Values | null,
  removed: readonly string[] = [],
): Promise<SavedNames> {
  const inputs = all.filter(({ code }) => code === undefined || !removed.includes(code))
  return db.transaction(async (tx): Promise<SavedNames> => {
    const { state } = await holdCourse(tx, edition.id)
    if (!reachOf(viewer, 'participants.edit', { festivalId: festival.id, stage: state }))
      return { ok: false, why: 'not-allowed' }
    const stored = await listGroups(tx, edition.id)
    const { now: names, taken, changed } = mergeNames(opened, stored, inputs)
    if (changed.length) return { ok: false, why: 'changed', now: names, taken, changed }
    const leaving = stored.filter(({ code }) => removed.includes(code))
    for (const group of leaving) {
      const rests = await listGroupRests(tx, group)
      if (rests.length) return { ok: false, why: 'rests', code: group.code, rests }
    }
    const staying = stored.filter((item) => !leaving.includes(item))
    const planned = planNamed(staying, inputs, 'G')
    if (planned.some(({ outcome }) => outcome === 'problem')) return { ok: false, why: 'problems', planned }
    const added = planned.filter(({ outcome }) => outcome === 'new')
    await createGroups(
      tx,
      edition.id,
      added.map(({ code, titleFa, titleEn }, index) => ({
        code,
        titleFa,
        titleEn,
        position: Math.max(-1, ...stored.map(({ position }) => position)) + 1 + index,
      })),
    )
    const ids = new Map(stored.map(({ id, code }) => [code, id]))
    for (const { code, titleFa, titleEn } of planned.filter(({ outcome }) => outcome === 'changed'))
      await updateGroup(tx, expectFound(ids.get(code), `the group ${code}`), { titleFa, titleEn })
    for (const { id } of leaving) await deleteGroup(tx, id)
    const of = { festivalId: festival.id, editionId: edition.id }
    await recordNames(tx, { viewer, now }, 'group.change', of, planned, leaving)
    return { ok: true, planned, stored: await listGroups(tx, edition.id) }
  })
}
