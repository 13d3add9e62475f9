import type { ObservationStatus } from '../../../db/queries/observations'
import type { Values } from '../../edits/merge-values'

interface Declared {
  status: ObservationStatus
  value: number
  note: string | null
}

/**
 * What two people can change of a declaration, to be compared: a value has no sense without its status, so the two are
 * one field.
 */
export function toDeclarationValues(row: Declared | null): Values & { said: string; note: string } {
  if (!row) return { said: '', note: '' }
  const said = row.status === 'reported' ? `reported ${row.value}` : row.status
  return { said, note: row.note?.trim() ?? '' }
}
