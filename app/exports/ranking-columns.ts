import type { RankingPage, RankingQuery, RankingRow } from '../../db/queries/rankings'
import type { TieBreak } from '../../db/queries/tie-breaks'
import type { Unknown } from '../../db/queries/unknown-scores'
import type { Bilingual } from '../../scoring/model'
import type { Formats } from '../format/kinds-of-number'
import { unknownTotal } from '../format/unknown-total'
import { type Language, languages } from '../i18n/language'
import type { Translate } from '../i18n/translate'
import type { ExportCell } from './export-table'

/**
 * The columns of a ranking: one entry each, for the page, its printed form, its filters, CSV, XLSX and the signed
 * package. `onPages` and `inFiles` say where a column stands and in which order. What a page draws with more than its
 * value has its cell in `app/pages/rankings/ranking-row.tsx`.
 */
interface RankingColumn {
  heading: (words: Words) => string
  /** Below the heading on a page. */
  detail?: (words: Words) => string
  /** How the numbers of the column are written; `text` for a column of words. */
  kind: 'text' | 'rank' | 'score' | 'points' | 'share'
  /** The value of a row, in words where it is no number. A column without it is for pages alone. */
  read?: (row: RankingRow, words: Words, scale: RankingScale) => ExportCell
  /** What a page sorts by in this column, and what that is called where it is not the heading. */
  sort?: RankingSort | Readonly<Record<Language, RankingSort>>
  sortLabel?: (words: Words) => string
  /** The entry of the glossary that explains the column on a page. */
  help?: 'rank' | 'score' | 'interval' | 'change' | 'group' | 'coverage'
  /** Whether a person may put it out of sight on a page. */
  isOptional?: boolean
  /** Whether a page has anything to say in it. Files have the same columns for everybody. */
  isThere?: (facts: RankingFacts) => boolean
}

/** A column where it stands. Its key is its name in an address; that of a dimension is the code of the dimension. */
export interface ListedColumn extends RankingColumn {
  key: string
  dimension?: Dimension
}

/** The texts, titles and numbers of one language: what `useLanguage` gives on a page and `wordsOf` in a file. */
export interface Words {
  language: Language
  t: Translate
  format: Formats
  title: (row: { titleFa: string; titleEn: string }) => string
  pick: (pair: Bilingual) => string
}

/** What the model of the run says of totals. */
export interface RankingScale {
  decimals: number
  levels: readonly Bilingual[]
}

export interface RankingFacts {
  hasGroups: boolean
  hasCounties: boolean
  hasIntervals: boolean
  /** Whether there is an edition before that the viewer may see. */
  hasBefore: boolean
}

type RankingSort = Exclude<RankingQuery['sort'], object>
type Dimension = Pick<RankingPage['dimensions'][number], 'code' | 'titleFa' | 'titleEn' | 'points'>

const columns = {
  rank: {
    heading: ({ t }) => t('ranking.rank'),
    kind: 'rank',
    read: (row) => row.overall?.rank ?? null,
    sort: 'rank',
    help: 'rank',
  },
  groupRank: {
    heading: ({ t }) => t('ranking.groupRank'),
    kind: 'rank',
    read: (row) => row.inGroup?.rank ?? null,
  },
  code: { heading: () => 'code', kind: 'text', read: (row) => row.code },
  agency: {
    heading: ({ t }) => t('ranking.agency'),
    kind: 'text',
    read: (row, { title }) => title(row),
    sort: { fa: 'name-fa', en: 'name-en' },
  },
  group: {
    heading: ({ t }) => t('ranking.group'),
    kind: 'text',
    read: ({ group }, { title }) => (group ? title(group) : null),
    sort: 'group-rank',
    sortLabel: ({ t }) => t('ranking.groupRank'),
    help: 'group',
    isOptional: true,
    isThere: ({ hasGroups }) => hasGroups,
  },
  county: {
    heading: ({ t }) => t('ranking.county'),
    kind: 'text',
    read: ({ county }, { title }) => (county ? title(county) : null),
    isOptional: true,
    isThere: ({ hasCounties }) => hasCounties,
  },
  total: {
    heading: ({ t }) => t('ranking.total'),
    kind: 'score',
    read: (row, { t }) => {
      const unknown = unknownTotal(row)
      return unknown ? sayUnknown(unknown, t) : (row.total ?? t(`state.${row.state}`))
    },
    sort: 'total',
    help: 'score',
  },
  level: {
    heading: ({ t }) => t('ranking.level'),
    kind: 'text',
    read: ({ scoreLevel }, { pick }, { levels }) => {
      const level = levels[scoreLevel ?? -1]
      return level ? pick(level) : null
    },
  },
  interval: {
    heading: ({ t }) => t('ranking.interval'),
    kind: 'rank',
    help: 'interval',
    isOptional: true,
    isThere: ({ hasIntervals }) => hasIntervals,
  },
  change: {
    heading: ({ t }) => t('ranking.change'),
    kind: 'rank',
    help: 'change',
    isOptional: true,
    isThere: ({ hasBefore }) => hasBefore,
  },
  coverage: {
    heading: ({ t }) => t('ranking.coverage'),
    kind: 'share',
    // What does not apply is no lack.
    read: ({ state, coverage }) => (state === 'not-applicable' ? null : coverage),
    sort: 'coverage',
    help: 'coverage',
    isOptional: true,
  },
  tieBreak: { heading: ({ t }) => t('ranking.tieBreak'), kind: 'text', read: sayTieBreaks },
  notes: {
    heading: ({ t }) => t('ranking.notes'),
    kind: 'text',
    read: ({ competes, reasonFa, reasonEn }, { t, language }) =>
      competes ? null : `${t('ranking.notCompeting')}: ${(language === 'fa' ? reasonFa : reasonEn) ?? ''}`,
  },
} satisfies Record<string, RankingColumn>

type ColumnKey = keyof typeof columns
type ReadKey = { [Key in ColumnKey]: (typeof columns)[Key] extends { read: unknown } ? Key : never }[ColumnKey]

/** Among the other columns, where those of the dimensions stand. */
const dimensions = 'dimensions'

const onPages = [
  'rank',
  'agency',
  'total',
  'interval',
  'change',
  'group',
  'county',
  dimensions,
  'coverage',
] as const satisfies readonly (ColumnKey | typeof dimensions)[]

/** Programs read files by these columns: a new one comes last. */
const inFiles = [
  'rank',
  'groupRank',
  'code',
  'agency',
  'group',
  'county',
  'total',
  'level',
  'coverage',
  dimensions,
  'tieBreak',
  'notes',
] as const satisfies readonly (ReadKey | typeof dimensions)[]

export type PageColumnKey = Exclude<(typeof onPages)[number], typeof dimensions>
/** Columns of a page that have no value of the row itself: the page draws them. */
export type DrawnColumnKey = Exclude<PageColumnKey, ReadKey>

/** A column that is in neither list. There is none: a test holds that. */
export type UnlistedColumn = Exclude<ColumnKey, (typeof onPages)[number] | (typeof inFiles)[number]>

/**
 * A dimension as a column. No data, not applicable and zero stay three things, also where the model counted the first
 * as the last.
 */
function dimensionColumn(dimension: Dimension): ListedColumn {
  return {
    key: dimension.code,
    dimension,
    heading: ({ title }) => title(dimension),
    detail: ({ t, format }) => t('ranking.points', { n: format.points(dimension.points) }),
    kind: 'points',
    read: ({ nodes }, { t }) => {
      const cell = nodes[dimension.code]
      return cell?.unknown ? sayUnknown(cell.unknown, t) : (cell?.score ?? t(`state.${cell?.state ?? 'no-data'}`))
    },
    isOptional: true,
  }
}

function listColumns(keys: readonly (ColumnKey | typeof dimensions)[], of: readonly Dimension[]): ListedColumn[] {
  return keys.flatMap((key): ListedColumn[] =>
    key === dimensions ? of.map(dimensionColumn) : [{ key, ...columns[key] }],
  )
}

export function columnsOnPages(of: readonly Dimension[], facts: RankingFacts): ListedColumn[] {
  return listColumns(onPages, of).filter(({ isThere }) => !isThere || isThere(facts))
}

export function columnsInFiles(of: readonly Dimension[]): ListedColumn[] {
  return listColumns(inFiles, of)
}

/** What a column sorts by in this language; a dimension is sorted by its code. */
export function sortOf({ key, dimension, sort }: ListedColumn, language: Language): string | undefined {
  if (dimension) return key
  return typeof sort === 'object' ? sort[language] : sort
}

/**
 * Everything but the dimensions that a page can be sorted by. Ranks and names begin with the first, numbers with the
 * most.
 */
export const fixedSorts: readonly { sort: RankingSort; isDescending: boolean }[] = Object.values(columns).flatMap(
  ({ kind, ...column }: RankingColumn) => {
    const { sort } = column
    const sorts = typeof sort === 'object' ? languages.map((language) => sort[language]) : sort ? [sort] : []
    return sorts.map((name) => ({ sort: name, isDescending: kind !== 'rank' && kind !== 'text' }))
  },
)

function sayUnknown({ why, met }: Unknown, t: Translate): string {
  return `${t(`status.${why}`)}${t('comma')}${t(`met.${met}`)}`
}

/**
 * Why an agency with the same total as another has another rank: among all, and in its group where that is another
 * reason.
 */
function sayTieBreaks({ overall, inGroup }: RankingRow, { t, title, format }: Words): string | null {
  const say = ({ other, node, own, others, isAhead }: TieBreak) => {
    const [mine, theirs] = format.apart(own, others)
    return t(isAhead ? 'ranking.tieAhead' : 'ranking.tieBehind', {
      other: title(other),
      node: title(node),
      own: mine ?? t('status.no-data'),
      others: theirs ?? t('status.no-data'),
    })
  }
  const sentences = [overall?.tieBreak, inGroup?.tieBreak].flatMap((item) => (item ? [say(item)] : []))
  return sentences.length ? [...new Set(sentences)].join(' ') : null
}
