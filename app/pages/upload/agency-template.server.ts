import type { EditionContext } from '../../access/edition-context.server'
import { type Sheet, quotedSheetName } from '../../exports/xlsx-parts'
import { loadOrganisation, loadParticipation } from '../../flows/setup/agencies/stored-organisation.server'
import { type Language, titleOf } from '../../i18n/language'
import { textsIn } from '../../i18n/texts-in'
import { translator } from '../../i18n/translate'
import type { RequestContext } from '../../policy/request-context'

const columns = [
  ...(['code', 'name', 'name-en', 'aliases', 'group', 'county', 'level', 'parent'] as const),
  ...(['staff', 'staff-women', 'managers', 'competes', 'reason'] as const),
]
type Column = (typeof columns)[number]

const isNumber = (column: Column) => column === 'staff' || column === 'staff-women' || column === 'managers'

/** So many rows offer their choices beyond those that are filled. */
const emptyRows = 1000

/**
 * A workbook to fill in: the agencies that there are, with drop-downs of groups and counties, and a sheet that explains
 * each column. Sent back as it is, it changes nothing.
 */
export async function agencyTemplate(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  language: Language,
): Promise<Sheet> {
  const texts = textsIn(language)
  const t = translator(texts)
  const nameOf = (column: Column) => t(`upload.meaning.${column}`)
  const [yes, no, listTitle] = [t('upload.yes'), t('upload.no'), t('upload.sheetOf.lists')]
  const organisation = await loadOrganisation(db, festival.id)
  const { participants, groups } = await loadParticipation(db, edition.id, organisation, false)
  const titlesOf = (items: readonly { code: string; titleFa: string; titleEn: string }[]) =>
    new Map(items.map((item) => [item.code, titleOf(language, item)]))
  const [groupTitles, countyTitles] = [titlesOf(groups), titlesOf(organisation.counties)]
  const levels = [texts.agencyLevel.province, texts.agencyLevel.county, texts.agencyLevel.city]
  const rows = organisation.agencies
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((agency) => {
      const part = participants.get(agency.code)
      const cells: Record<Column, string | number | null> = {
        code: agency.code,
        name: agency.titleFa,
        'name-en': agency.titleEn === agency.titleFa ? null : agency.titleEn,
        aliases: null,
        group: groupTitles.get(part?.group ?? '') ?? null,
        county: countyTitles.get(agency.county ?? '') ?? null,
        level: texts.agencyLevel[agency.level],
        parent: agency.parent,
        staff: agency.attributes['staff'] ?? null,
        'staff-women': agency.attributes['women'] ?? null,
        managers: agency.attributes['managers'] ?? null,
        competes: part ? (part.competes ? yes : no) : null,
        reason: part?.competes === false ? (language === 'fa' ? part.reasonFa : part.reasonEn) : null,
      }
      return columns.map((column) => cells[column])
    })
  const lists: [Column, readonly string[]][] = [
    ['group', [...groupTitles.values()]],
    ['county', [...countyTitles.values()]],
    ['level', levels],
    ['competes', [yes, no]],
  ]
  const longest = lists.reduce((most, [, items]) => Math.max(most, items.length), 0)
  // Title and heading stand above the choices.
  const firstChoice = 3
  return {
    title: t('upload.sheetOf.agencies'),
    notes: [t('upload.sheetOf.note')],
    heading: columns.map((column) => nameOf(column)),
    columns: columns.map((column) => ({
      width: column === 'name' ? 44 : isNumber(column) ? 14 : 20,
      decimals: isNumber(column) ? 0 : null,
    })),
    rows,
    choices: lists.flatMap(([column, items], index) => {
      const letter = 'ABCD'[index] ?? 'A'
      const from = `${quotedSheetName(listTitle)}!$${letter}$${firstChoice}:$${letter}$${firstChoice + items.length - 1}`
      return items.length ? [{ column: columns.indexOf(column), rows: rows.length + emptyRows, from }] : []
    }),
    further: [
      {
        title: t('upload.sheetOf.help'),
        notes: [],
        // One cell a row: the reader takes the sheet with most cells, which is the other one even where it is nearly
        // empty.
        heading: [t('upload.sheetOf.says')],
        columns: [{ width: 110, decimals: null }],
        rows: columns.map((column) => [`${nameOf(column)}: ${t(`upload.says.${column}`)}`]),
      },
      {
        title: listTitle,
        notes: [],
        heading: lists.map(([column]) => nameOf(column)),
        columns: lists.map(() => ({ width: 30, decimals: null })),
        rows: Array.from({ length: longest }, (_, row) => lists.map(([, items]) => items[row] ?? null)),
        isHidden: true,
      },
    ],
    isRightToLeft: language === 'fa',
    at: now,
  }
}
