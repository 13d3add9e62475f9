import { z } from 'zod'
import type { Festival } from '../../../db/queries/festivals'
import type { Grant } from '../../../db/queries/grants'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import { type Refusal, describeRefusal } from '../../../sources/sheets/refusal'
import type { Governed } from '../../access/governed.server'
import {
  type ComparedPeople,
  type InvitedList,
  comparePeople,
  inviteList,
  mostInvited,
} from '../../flows/people/invite-list.server'
import { type PeopleColumn, type PersonRow, peopleColumns } from '../../flows/people/people-columns'
import { readPeople, writePeople } from '../../flows/people/read-people'
import type { ReadOffice } from '../../flows/setup/keep-upload.server'
import type { RefusedForm } from '../../forms/form-fault'
import { fileField, optionalText } from '../../forms/form-fields.server'
import { type SentForm, refusalOf } from '../../forms/parse-form.server'
import { found } from '../../http/found'
import type { Language } from '../../i18n/language'
import type { Mailer } from '../../mail/mail.server'
import type { RequestContext } from '../../policy/request-context'

const mostLetters = 1_000_000

/** A list of people as a file, or pasted. Sent with a basis, those who are new are invited. */
export const InviteListForm = z.object({
  intent: z.enum(['check', 'invite']).optional(),
  festival: optionalText(200),
  role: z.enum(['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor']),
  file: fileField,
  list: z.string().max(mostLetters).default(''),
  basis: optionalText(200),
  /** A cell that a person corrects by one of the offered names: `3 agency CODE`. */
  fix: optionalText(300),
})

type ListWhy = 'no-file' | 'too-large' | 'refused' | 'no-columns' | 'no-rows'

/** A list that was read: what each row comes to. */
export interface CheckedList extends ComparedPeople {
  festival: string
  role: Grant['role']
  /** The list as text, to be corrected or invited. */
  list: string
  unknown: string[]
  leftOut: string[]
  /** How many rows are beyond what one list may have. */
  beyond: number
}

export interface InviteListAnswer {
  refused: (RefusedForm & { why: ListWhy | null }) | null
  sentence: string | null
  missing: PeopleColumn[]
  checked: CheckedList | null
  /** Why the list that was checked was not invited. */
  notInvited: 'changed' | 'running' | null
  invited: (InvitedList & { ok: true }) | null
}

const nothing: InviteListAnswer = {
  refused: null,
  sentence: null,
  missing: [],
  checked: null,
  notInvited: null,
  invited: null,
}

/**
 * Reads a list of people and says what each row comes to, or invites those who are new. A festival that the viewer does
 * not govern is not found, as with a single invitation. `sent` null: the list was too large.
 */
export async function takeInviteList(
  context: RequestContext & { mailer: Mailer | null },
  governed: Governed,
  sent: SentForm<typeof InviteListForm> | null,
  { language, page, read }: { language: Language; page: string; read: ReadOffice },
): Promise<InviteListAnswer> {
  if (!sent) return { ...nothing, refused: { intent: null, typed: {}, faults: {}, why: 'too-large' } }
  if (!sent.ok) return { ...nothing, refused: refusalOf<ListWhy | null>(sent) }
  const festival = festivalOf(governed, sent.values.festival)
  found(festival)
  const { role, basis, fix, intent } = sent.values
  const listed = await readList(sent.values, read)
  if (!listed.ok) {
    const { why, missing = [], refusal } = listed
    const refused = refusalOf<ListWhy>(sent, why)
    return { ...nothing, refused, missing, sentence: refusal ? describeRefusal(refusal, language) : null }
  }
  const rows = fix ? withFix(listed.rows, fix) : listed.rows
  const outcome =
    intent === 'invite' ? await inviteList(context, festival.id, { rows, usualRole: role, basis }, page) : null
  if (outcome?.ok) return { ...nothing, invited: outcome }
  const compared = await comparePeople(context, festival.id, rows, role)
  found(compared)
  return {
    ...nothing,
    notInvited: outcome && outcome.why !== 'not-allowed' ? outcome.why : null,
    checked: {
      ...compared,
      festival: festival.code,
      role,
      list: writePeople(rows),
      unknown: listed.unknown,
      leftOut: listed.leftOut,
      beyond: Math.max(0, rows.length - mostInvited),
    },
  }
}

const festivalOf = ({ festivals }: Governed, code: string): Festival | null =>
  festivals.find((festival) => festival.code === code) ?? null

type ReadList =
  | { ok: true; rows: PersonRow[]; unknown: string[]; leftOut: string[] }
  | { ok: false; why: ListWhy; missing?: PeopleColumn[]; refusal?: Refusal }

async function readList(
  { file, list }: Pick<z.output<typeof InviteListForm>, 'file' | 'list'>,
  read: ReadOffice,
): Promise<ReadList> {
  if (!file && !list.trim()) return { ok: false, why: 'no-file' }
  const given = file
    ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : { fileName: 'list.tsv', bytes: new TextEncoder().encode(list) }
  const office: OfficeFile | Refusal = await read({ file: given, metrics: [], choice: { isRowWhole: true } })
  if (!office.ok) return { ok: false, why: 'refused', refusal: office }
  const { rows, unknown, missing, leftOut } = readPeople(office)
  if (missing.length) return { ok: false, why: 'no-columns', missing }
  return rows.length ? { ok: true, rows, unknown, leftOut } : { ok: false, why: 'no-rows' }
}

/** The list with one cell as it was chosen among the offered names. */
function withFix(rows: readonly PersonRow[], fix: string): PersonRow[] {
  const [, number = '', name = '', code = ''] = /^(\d+) (\w+) (.+)$/.exec(fix) ?? []
  const column = peopleColumns.find((item) => item === name)
  return rows.map((row, index) => (column && index + 1 === Number(number) ? { ...row, [column]: code } : row))
}
