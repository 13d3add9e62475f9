import { listAttendees, listMinutes, listMinutesFiles, listSigners } from '../../../db/queries/minutes'
import type { TypedMinutes } from './minutes-fields'
import type { RequestContext } from '../../policy/request-context'
import { formatDay } from '../../format/date'
import { FrozenMinutes, MinutesText } from '../../documents/minutes-document'
import type { requireMinutes } from '../../access/minutes-context.server'
import { reachOf } from '../../policy/policy.server'
import { readSetting } from '../../settings/settings.server'

type MinutesContext = Awaited<ReturnType<typeof requireMinutes>>

/** Minutes for their page: a draft with what its form needs, or the frozen text with the signatures so far. */
export async function loadMinutesView(
  { db, viewer }: RequestContext,
  { festival, edition, stage, minutes }: MinutesContext,
) {
  const attendees = await listAttendees(db, minutes.id)
  const may = (act: 'minutes.write' | 'minutes.sign') =>
    reachOf(viewer, act, { festivalId: festival.id, stage }) !== null
  const isOpen = minutes.state === 'signing'
  const attendee = attendees.find((person) => person.userId === viewer.user?.id)
  return {
    minutes: {
      number: minutes.number,
      state: minutes.state,
      hash: minutes.hash,
      version: minutes.version,
      mayReopen: isOpen && may('minutes.write') && attendees.every((person) => !person.signedAt),
    },
    frozen: minutes.state === 'draft' ? null : FrozenMinutes.parse(minutes.document),
    files: minutes.state === 'draft' && !may('minutes.write') ? [] : await listMinutesFiles(db, minutes.id),
    megabytes: await readSetting(db, 'largestFileMegabytes', festival.id),
    people: attendees.map(({ userId, name, post, signedAt, signedBy, dissent }) => ({
      userId,
      name,
      post,
      signedAt,
      signedBy,
      dissent,
    })),
    maySign: isOpen && attendee !== undefined && !attendee.signedAt && may('minutes.sign'),
    draft: minutes.state === 'draft' ? await loadDraft() : null,
  }

  async function loadDraft() {
    const text = MinutesText.parse(minutes.document)
    const all = await listMinutes(db, edition.id)
    const typed: TypedMinutes = {
      heldOn: formatDay(minutes.heldOn, 'fa', festival.calendar),
      place: minutes.place,
      agenda: text.agenda.join('\n'),
      decisions: text.decisions.join('\n'),
      corrects: String(all.find((one) => one.id === minutes.correctsId)?.number ?? ''),
      attendees: attendees.map(({ userId, post }) => ({ userId, post })),
    }
    return {
      typed,
      version: minutes.version,
      signers: may('minutes.write') ? await listSigners(db, festival.id) : null,
      sealed: all.filter((one) => one.state === 'sealed').map((one) => one.number),
    }
  }
}
