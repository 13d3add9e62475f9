import type { DeclarationProgress, DeclarationRow } from '../../../db/queries/declarations'
import { forSpreadsheets, writeCsv } from '../../exports/write-csv'

const heading = [
  'agency',
  'title_fa',
  'title_en',
  'metric',
  'submission',
  'submitted_at',
  'late',
  'status',
  'value',
  'note',
  'verdict',
  'corrected_value',
  'reason',
]

/** A line for each submitted value, and one for each agency that has submitted nothing. Drafts are not in it. */
export function toDeclarationsCsv(progress: readonly DeclarationProgress[], rows: readonly DeclarationRow[]): string {
  const body = progress.flatMap(({ agency }) => {
    const head = [agency.code, agency.titleFa, agency.titleEn]
    const sent = rows.filter((row) => row.agency.code === agency.code && row.submitted)
    return sent.length
      ? sent.map((row) => [...head, ...toCells(row)])
      : [[...head, ...heading.slice(head.length).map(() => '')]]
  })
  return writeCsv([heading, ...body], forSpreadsheets)
}

function toCells({ metric, submitted, evaluation }: DeclarationRow): (string | number)[] {
  const { number = '', at, isLate, status = '', value = '', note } = submitted ?? {}
  return [
    metric.code,
    number,
    at?.toISOString() ?? '',
    isLate ? 'yes' : 'no',
    status,
    status === 'reported' ? value : '',
    note ?? '',
    evaluation?.verdict ?? '',
    evaluation?.value ?? '',
    evaluation?.reason ?? '',
  ]
}
