import type { Db } from '../../../db/database'
import type { AuditEvent } from '../../../db/queries/audit-event'
import { findNames, namedKinds } from '../../../db/queries/audit-names'
import { collectNamed, nameFinder, putNames, readSubject } from '../../audit/audit-names'
import type { Language } from '../../i18n/language'
import { rolesOfPeople } from '../../settings/settings'

/** Kinds of subjects that have a word of their own; the others are shown as they are stored. */
export const subjectKinds = [
  ...namedKinds,
  'declaration',
  'minutes',
  'review',
  'publication',
  'job',
  'pull',
  'source',
  'run',
  'model',
  'deadline',
  'setting',
  'export',
] as const

/**
 * Events as the page shows them: people, agencies, editions and the like by the names that they have now, not by their
 * numbers.
 */
export async function viewEvents(db: Db, events: readonly AuditEvent[], language: Language) {
  const nameOf = nameFinder(await findNames(db, collectNamed(events)), language)
  return events.map(
    ({ sequence, at, userName, role, origin, action, subject, before, after, reason, festivalId, editionId }) => {
      const { kind, id, rest } = readSubject(subject)
      const named = namedKinds.find((item) => item === (kind === 'declaration' ? 'agency' : kind))
      const name = (named && nameOf(named, id)) ?? id
      return {
        sequence,
        at,
        userName,
        role: rolesOfPeople.find((person) => person === role) ?? null,
        origin,
        action,
        reason,
        subject,
        subjectKind: subjectKinds.find((item) => item === kind) ?? null,
        subjectName: rest ? `${name} · ${rest}` : name,
        place: [
          festivalId === null ? null : nameOf('festival', String(festivalId)),
          editionId === null ? null : nameOf('edition', String(editionId)),
        ]
          .filter((item) => item !== null)
          .join(' · '),
        before: writeJson(putNames(before, nameOf)),
        after: writeJson(putNames(after, nameOf)),
      }
    },
  )
}

const writeJson = (value: unknown) => (value === null ? null : JSON.stringify(value, null, 1))
