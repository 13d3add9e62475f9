import { type ComponentType, memo } from 'react'
import type { RankingPage, RankingRow as Row } from '../../../db/queries/rankings'
import {
  type DrawnColumnKey,
  type ListedColumn,
  type PageColumnKey,
  type RankingScale,
  columnsOnPages,
} from '../../exports/ranking-columns'
import type { Formats } from '../../format/kinds-of-number'
import { useLanguage } from '../../page-language/use-language'
import type { Origin, RankingContext } from './ranking-context.server'
import { type RankingSearch, isShown } from './ranking-search'
import { RankOf } from '../../figures/rank-among'
import { RankChange, RankInterval } from '../../figures/rank-notes'
import { ScoreCell, heatOf } from '../../figures/score-cell'
import { useTieBreakWords } from '../../figures/tie-break-words'
import { CoverageCell, TotalCell } from '../../figures/total-cell'
import { NumberCell, RowHead } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

export interface RankingColumnsOf {
  page: RankingPage
  context: RankingContext
  search: RankingSearch
  hasGroups: boolean
  hasCounties: boolean
}

/** The columns that there is something to say in, without those that the person wants out of sight. */
export function toColumns({ page, context, search, hasGroups, hasCounties }: RankingColumnsOf): ListedColumn[] {
  const hasIntervals = Object.keys(context.intervals).length > 0
  const facts = { hasGroups, hasCounties, hasIntervals, hasBefore: context.before !== null }
  return columnsOnPages(page.dimensions, facts).filter(({ key, isOptional }) => !isOptional || isShown(search, key))
}

interface CellProps {
  row: Row
  context: RankingContext
  scale: RankingScale
}

/**
 * The cells of one agency; the `tr` is the table's, which may place it among thousands. They stay as they are while
 * others come and go.
 */
export const RankingCells = memo(function RankingCells({
  columns,
  ...cell
}: CellProps & { columns: readonly ListedColumn[] }) {
  return columns.map((column) => {
    if (column.dimension) return <DimensionCell key={column.key} row={cell.row} dimension={column.dimension} />
    const Drawn = drawnCells[column.key]
    return Drawn ? <Drawn key={column.key} {...cell} /> : <PlainCell key={column.key} column={column} {...cell} />
  })
})

/** Cells that say more than the value of their column. Every other column of a page is written by its kind. */
const cells: Readonly<Record<DrawnColumnKey, ComponentType<CellProps>>> &
  Readonly<Partial<Record<PageColumnKey, ComponentType<CellProps>>>> = {
  rank: ({ row }) => (
    <NumberCell className="text-lg font-bold" data-number="rank">
      {row.overall ? <RankOf cell={row.overall} /> : <Unranked row={row} />}
    </NumberCell>
  ),
  agency: AgencyCell,
  total: TotalWithLevel,
  interval: ({ row, context }) => (
    <NumberCell>
      <RankInterval interval={context.intervals[row.code]} of={row.overall?.of ?? 0} rank={row.overall?.rank} />
    </NumberCell>
  ),
  change: ChangeCell,
  group: GroupCell,
  coverage: ({ row }) => (
    <NumberCell data-number="coverage">
      <CoverageCell row={row} />
    </NumberCell>
  ),
}
const drawnCells: Readonly<Record<string, ComponentType<CellProps> | undefined>> = cells

/** The value of a column, as its kind of number is written. */
function PlainCell({ column, row, scale }: CellProps & { column: ListedColumn }) {
  const words = useLanguage()
  const value = column.read?.(row, words, scale) ?? null
  if (column.kind === 'text') return <td className="text-sm">{value ?? '—'}</td>
  return (
    <NumberCell data-number={column.key}>
      {typeof value === 'number' ? writeNumber(column.kind, value, words.format, scale) : (value ?? '—')}
    </NumberCell>
  )
}

function writeNumber(
  kind: Exclude<ListedColumn['kind'], 'text'>,
  value: number,
  format: Formats,
  { decimals }: RankingScale,
): string {
  return kind === 'score' ? format.score(value, decimals) : format[kind](value)
}

function DimensionCell({ row, dimension }: { row: Row; dimension: NonNullable<ListedColumn['dimension']> }) {
  const cell = row.nodes[dimension.code]
  return (
    <NumberCell className={`!px-1.5 ${heatOf(cell, dimension.points)}`} data-number="points" data-node={dimension.code}>
      <ScoreCell cell={cell} />
    </NumberCell>
  )
}

function AgencyCell({ row }: CellProps) {
  const { title } = useLanguage()
  return (
    <RowHead className="min-w-36">
      <EditionLink page={`agencies/${row.code}`}>{title(row)}</EditionLink>
    </RowHead>
  )
}

function TotalWithLevel({ row, scale }: CellProps) {
  const { pick } = useLanguage()
  const level = scale.levels[row.scoreLevel ?? -1]
  return (
    <NumberCell data-number="total">
      <TotalCell row={row} decimals={scale.decimals} />
      {level ? (
        <span className="block text-sm text-quiet" data-note>
          {pick(level)}
        </span>
      ) : null}
    </NumberCell>
  )
}

function ChangeCell({ row, context }: CellProps) {
  const origins = context.before?.origins[row.code] ?? []
  const before = context.before?.ranks[row.code]?.rank
  if (!row.overall) return <NumberCell>—</NumberCell>
  return (
    <NumberCell>
      {before === undefined && origins.length ? null : <RankChange now={row.overall.rank} before={before} />}
      {origins.length ? <Origins origins={origins} /> : null}
    </NumberCell>
  )
}

/** Its rank is not compared with that of one agency alone: it comes from others. */
function Origins({ origins }: { origins: readonly Origin[] }) {
  const { t, title, format } = useLanguage()
  const names = origins.map((origin) =>
    origin.rank === null ? title(origin) : t('ranking.heirOf', { name: title(origin), rank: format.rank(origin.rank) }),
  )
  const kinds = [...new Set(origins.map(({ kind }) => t(`ranking.${kind}`)))]
  return (
    <span className="relative block text-sm text-quiet" title={names.join(t('comma'))}>
      {kinds.join(t('comma'))}
      <span className="sr-only">: {names.join(t('comma'))}</span>
    </span>
  )
}

function GroupCell({ row }: CellProps) {
  const { t, title, number, format } = useLanguage()
  const tieBreakWords = useTieBreakWords()
  return (
    <td className="min-w-24 text-sm">
      {row.group ? title(row.group) : '—'}
      {row.inGroup ? (
        <span
          className="block text-quiet"
          data-number="group-rank-of"
          title={row.inGroup.tieBreak ? tieBreakWords(row.inGroup.tieBreak) : undefined}
        >
          {t('ranking.of', { rank: format.rank(row.inGroup.rank), of: number(row.inGroup.of) })}
        </span>
      ) : null}
    </td>
  )
}

function Unranked({ row }: { row: Row }) {
  const { t, language } = useLanguage()
  const reason = language === 'fa' ? row.reasonFa : row.reasonEn
  return (
    <span className="block max-w-32 whitespace-normal text-xs font-normal text-quiet">
      {row.competes ? t('ranking.unranked') : t('ranking.notCompeting')}
      {reason ? <span className="block">{reason}</span> : null}
    </span>
  )
}
