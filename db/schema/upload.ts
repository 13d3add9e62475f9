import { index, integer, jsonb, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from './columns'
import { storedFile } from './course'
import { edition } from './edition'
import { pull } from './observation'

export const uploadKind = pgEnum('upload_kind', ['agencies', 'values'])

/**
 * A spreadsheet of agencies or of values that somebody gave for an edition. It is read again for each view; what was
 * made of it is in the log.
 */
export const agencyUpload = pgTable(
  'agency_upload',
  {
    id: id(),
    editionId: integer('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: uploadKind('kind').notNull().default('agencies'),
    fileId: integer('file_id')
      .notNull()
      .references(() => storedFile.id),
    /** When its rows were stored last; null where nobody has taken them over. */
    takenAt: instant('taken_at'),
    /** Its headings, by which the next file of the same kind is recognised. */
    layout: text('layout'),
    /** What a person chose when its rows were stored: meanings of columns and answers, for the next file. */
    choices: jsonb('choices').$type<unknown>(),
    /** Of values: the pull that wrote them; null where nothing was written. */
    pullId: integer('pull_id').references(() => pull.id),
    /** Of values: when what stood before them was restored. */
    takenBackAt: instant('taken_back_at'),
  },
  (t) => [index('agency_upload_edition').on(t.editionId), index('agency_upload_file').on(t.fileId)],
)
