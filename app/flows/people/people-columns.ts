import { foldHeading } from '../../../sources/sheets/column-words'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'

export const peopleColumns = ['name', 'email', 'username', 'role', 'agency', 'county', 'post', 'maySubmit'] as const
export type PeopleColumn = (typeof peopleColumns)[number]

/** Headings that offices write, as they are read: folded, without brackets. */
const headings: Readonly<Record<PeopleColumn, readonly string[]>> = {
  name: ['نام', 'نام و نام خانوادگی', 'نام کامل', 'نام شخص', 'نام کاربر', 'name', 'full name'],
  email: ['رایانامه', 'ایمیل', 'پست الکترونیکی', 'پست الکترونیک', 'نشانی رایانامه', 'email', 'e-mail', 'mail'],
  username: ['نام کاربری', 'شناسه کاربری', 'شناسه', 'username', 'user name', 'user'],
  role: ['نقش', 'نقش در جشنواره', 'نوع کاربر', 'role'],
  agency: ['دستگاه', 'نام دستگاه', 'کد دستگاه', 'سازمان', 'اداره', 'دستگاه اجرایی', 'agency', 'organisation'],
  county: ['شهرستان', 'نام شهرستان', 'کد شهرستان', 'county'],
  post: ['سمت', 'سمت سازمانی', 'عنوان شغلی', 'پست سازمانی', 'post', 'position', 'title'],
  maySubmit: ['ارسال نهایی', 'ارسال نهایی با اوست', 'مسئول ارسال', 'submits', 'may submit'],
}

const columnByHeading = new Map(
  peopleColumns.flatMap((column) => headings[column].map((heading) => [foldHeading(heading), column])),
)

/** One row of a list of people, as texts. */
export type PersonRow = Record<PeopleColumn, string>

/** A list of people as it was read. */
export interface PeopleList {
  rows: PersonRow[]
  /** Headings of columns that say nothing of a person that is known here. */
  unknown: string[]
  /** Columns that a list can't be without and that were not found. */
  missing: PeopleColumn[]
  /** First texts of rows that look like sums or remarks and were left out. */
  leftOut: string[]
}

/** People as a spreadsheet or a pasted table names them. */
export function readPeople({ table }: Pick<OfficeFile, 'table'>): PeopleList {
  const columns = table.columns.map(({ column, heading }) => ({
    column,
    heading,
    is: columnByHeading.get(foldHeading(heading)) ?? null,
  }))
  const editionContextOf = new Map(
    columns.toReversed().flatMap(({ column, is }) => (is ? [[is, column] as const] : [])),
  )
  const textAt = (row: OfficeFile['table']['rows'][number], column: PeopleColumn) =>
    row.cells[editionContextOf.get(column) ?? -1]?.text.trim() ?? ''
  const rows = table.rows.map(
    (row) => Object.fromEntries(peopleColumns.map((column) => [column, textAt(row, column)])) as PersonRow,
  )
  return {
    rows: rows.filter((row) => peopleColumns.some((column) => row[column])),
    unknown: columns.flatMap(({ is, heading }) => (is || !heading ? [] : [heading])),
    missing: [
      ...(editionContextOf.has('name') ? [] : ['name' as const]),
      ...(editionContextOf.has('email') || editionContextOf.has('username') ? [] : ['email' as const]),
    ],
    leftOut: table.leftOut.flatMap(({ why, label }) =>
      why === 'blank' || why === 'title' || why === 'repeated-heading' ? [] : [label],
    ),
  }
}

/** The same list as text with tabs, to be corrected and read again. */
export function writePeople(rows: readonly PersonRow[]): string {
  const used = peopleColumns.filter((column) => column === 'name' || rows.some((row) => row[column]))
  const line = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')
  return [
    line(used.map((column) => headings[column][0] ?? column)),
    ...rows.map((row) => line(used.map((column) => row[column]))),
  ].join('\n')
}
