import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import type { Meaning } from '../../../sources/sheets/recognise-columns'
import type { CellMark } from '../../exports/marked-sheet'
import type { PlannedValue } from '../../flows/setup/values/value-plan'
import type { DescribedValue } from './describe-values.server'

type Why = NonNullable<PlannedValue['problem']>['why']

/** What is wrong with the row and not with the value: the columns that say it, the first that there is. */
const columnsOfRow: { readonly [Of in Why]?: readonly Meaning['kind'][] } = {
  'no-agency': ['name', 'code'],
  'unknown-agency': ['name', 'code'],
  'doubtful-agency': ['code'],
  'no-metric': ['metric-name'],
  'unknown-metric': ['metric-name'],
  'no-period': ['period'],
  'unread-period': ['period'],
  'outside-period': ['period'],
  'of-service': ['service'],
}

/**
 * The problems of a file of values by the cells that are to be corrected. One of a row stands once, however many values
 * the row has. Cells that are not read are marked by their reading.
 */
export function markValues({ columns }: Pick<OfficeFile, 'columns'>, cells: readonly DescribedValue[]): CellMark[] {
  const marks = new Map<string, CellMark>()
  for (const { planned, why } of cells) {
    const { row, problem } = planned
    if (!problem || why === null || problem.why === 'unread' || problem.why === 'ambiguous') continue
    const column = columnOf(columns, problem.why) ?? planned.column
    marks.set(`${row} ${column} ${why}`, { row, column, text: why })
  }
  return [...marks.values()]
}

function columnOf(columns: OfficeFile['columns'], why: Why): number | undefined {
  const kind = columnsOfRow[why]?.find((kind) => columns.some(({ meaning }) => meaning.kind === kind))
  return columns.find(({ meaning }) => meaning.kind === kind)?.column
}
