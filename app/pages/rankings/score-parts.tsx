import { useId } from 'react'
import type { NodeCell, RankingPage, RankingRow } from '../../../db/queries/rankings'
import { ChartFrame } from '../../charts/chart-frame'
import { StackedChart } from '../../charts/charts'
import { partsOfWhole } from '../../charts/parts-of-whole'
import { SeriesKey } from '../../charts/series-looks'
import { useLanguage } from '../../page-language/use-language'
import { ScoreCell } from '../../figures/score-cell'
import { TotalCell } from '../../figures/total-cell'
import { useTotalWords } from '../../figures/total-figure'
import { unknownTotal } from '../../format/unknown-total'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EmptyState } from '../../ui/notice'

interface Props {
  rows: readonly RankingRow[]
  dimensions: RankingPage['dimensions']
  decimals: number
  fileName: string
}

/** What the scores of agencies are made of, dimension after dimension. Who has no score is counted, not drawn. */
export default function ScoreParts({ rows, dimensions, decimals, fileName }: Props) {
  const { t, title } = useLanguage()
  const totalWords = useTotalWords()
  const id = useId()
  const scored = rows.filter((row) => row.total !== null)
  const conclusion = useConclusion(scored, rows.length - scored.length, dimensions)
  if (scored.length === 0) return <EmptyState>{conclusion}</EmptyState>
  const series = dimensions.map((dimension) => title(dimension))
  const drawn = scored.map((row) => ({
    code: row.code,
    name: title(row),
    parts: partsOfWhole(
      dimensions.map(({ code }) => partOf(row.nodes[code])),
      row.total ?? 0,
    ),
    words: totalWords({ ...row, unknown: unknownTotal(row) }, decimals),
  }))
  return (
    <ChartFrame
      title={t('ranking.views.parts')}
      conclusion={conclusion}
      height={60 + drawn.length * 44}
      fileName={fileName}
      legend={series.map((text, index) => (
        <SeriesKey key={text} id={`${id}-${index}`} place={index} text={text} isArea />
      ))}
      table={<PartsTable rows={scored} dimensions={dimensions} decimals={decimals} />}
    >
      <StackedChart rows={drawn} series={series} label={conclusion} />
    </ChartFrame>
  )
}

/** What a dimension adds to the total; nothing is drawn for one without a score of the agency's own. */
function partOf(cell: NodeCell | undefined): number | null {
  return !cell || cell.score === null || cell.unknown ? null : cell.contribution
}

/** Points that the dimensions and the whole may differ by before somebody would miss them. */
const unnoticed = 0.5

/** In which dimension these agencies differ most, and where the parts are not all of the whole. */
function useConclusion(scored: readonly RankingRow[], without: number, dimensions: RankingPage['dimensions']): string {
  const { t, title, number, format } = useLanguage()
  const left = without ? t('ranking.leftOut', { n: number(without) }) : ''
  const spreads = dimensions.map((dimension) => {
    const scores = scored.flatMap(({ nodes }) =>
      nodes[dimension.code]?.unknown ? [] : (nodes[dimension.code]?.score ?? []),
    )
    return { dimension, low: Math.min(...scores), high: Math.max(...scores) }
  })
  const widest = spreads.filter(({ low, high }) => high > low).toSorted((a, b) => b.high - b.low - (a.high - a.low))[0]
  if (!widest) return `${t('ranking.partsAlike')} ${left}`.trim()
  const partsOf = (row: RankingRow) => dimensions.reduce((all, { code }) => all + (row.nodes[code]?.score ?? 0), 0)
  const isOther = scored.some((row) => Math.abs(partsOf(row) - (row.total ?? 0)) > unnoticed)
  const words = t('ranking.partsConclusion', {
    name: title(widest.dimension),
    low: format.points(widest.low),
    high: format.points(widest.high),
    points: format.points(widest.dimension.points),
  })
  return `${words} ${isOther ? t('ranking.partsOther') : ''} ${left}`.trim()
}

function PartsTable({ rows, dimensions, decimals }: Pick<Props, 'rows' | 'dimensions' | 'decimals'>) {
  const { t, title } = useLanguage()
  return (
    <Table label={t('ranking.views.parts')} className="mt-2" isPinned>
      <Head>
        <ColumnHead>{t('ranking.agency')}</ColumnHead>
        {dimensions.map((dimension) => (
          <ColumnHead key={dimension.code}>{title(dimension)}</ColumnHead>
        ))}
        <ColumnHead>{t('ranking.total')}</ColumnHead>
      </Head>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <RowHead className="min-w-36">{title(row)}</RowHead>
            {dimensions.map(({ code }) => (
              <NumberCell key={code}>
                <ScoreCell cell={row.nodes[code]} />
              </NumberCell>
            ))}
            <NumberCell>
              <TotalCell row={row} decimals={decimals} />
            </NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
