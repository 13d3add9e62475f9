import { useId } from 'react'
import type { RankingPage, RankingRow } from '../../db/queries/rankings'
import { ChartFrame } from '../charts/chart-frame'
import { StackedChart } from '../charts/charts'
import { partsOfWhole } from '../charts/parts-of-whole'
import { SeriesKey } from '../charts/series-looks'
import { useLanguage } from '../i18n/use-language'
import { ScoreCell } from './score-cell'

interface Props {
  rows: readonly RankingRow[]
  dimensions: RankingPage['dimensions']
  decimals: number
  fileName: string
}

/** What the scores of agencies are made of, dimension after dimension. Who has no score is counted, not drawn. */
export default function ScoreParts({ rows, dimensions, decimals, fileName }: Props) {
  const { t, title, number } = useLanguage()
  const id = useId()
  const scored = rows.filter((row) => row.total !== null)
  const conclusion = useConclusion(scored, rows.length - scored.length, dimensions)
  if (scored.length === 0) return <p className="sheet">{conclusion}</p>
  const series = dimensions.map((dimension) => title(dimension))
  const drawn = scored.map((row) => ({
    code: row.code,
    name: title(row),
    parts: partsOfWhole(
      dimensions.map(({ code }) => row.nodes[code]?.score ?? null),
      row.total ?? 0,
    ),
    words: number(row.total ?? 0, decimals, true),
  }))
  return (
    <ChartFrame
      title={t('ranking.views.parts')}
      conclusion={conclusion}
      height={60 + drawn.length * 44}
      fileName={fileName}
      legend={series.map((text, place) => (
        <SeriesKey key={text} id={`${id}-${place}`} place={place} text={text} isArea />
      ))}
      table={<PartsTable rows={scored} dimensions={dimensions} decimals={decimals} />}
    >
      <StackedChart rows={drawn} series={series} label={conclusion} />
    </ChartFrame>
  )
}

/** Points that the dimensions and the whole may differ by before somebody would miss them. */
const unnoticed = 0.5

/** In which dimension these agencies differ most, and where the parts are not all of the whole. */
function useConclusion(scored: readonly RankingRow[], without: number, dimensions: RankingPage['dimensions']): string {
  const { t, title, number } = useLanguage()
  const left = without ? t('ranking.leftOut', { n: number(without) }) : ''
  const spreads = dimensions.map((dimension) => {
    const scores = scored.flatMap(({ nodes }) => nodes[dimension.code]?.score ?? [])
    return { dimension, low: Math.min(...scores), high: Math.max(...scores) }
  })
  const widest = spreads.filter(({ low, high }) => high > low).toSorted((a, b) => b.high - b.low - (a.high - a.low))[0]
  if (!widest) return `${t('ranking.partsAlike')} ${left}`.trim()
  const partsOf = (row: RankingRow) => dimensions.reduce((all, { code }) => all + (row.nodes[code]?.score ?? 0), 0)
  const isOther = scored.some((row) => Math.abs(partsOf(row) - (row.total ?? 0)) > unnoticed)
  const words = t('ranking.partsConclusion', {
    name: title(widest.dimension),
    low: number(widest.low, 1),
    high: number(widest.high, 1),
    points: number(widest.dimension.points, 1),
  })
  return `${words} ${isOther ? t('ranking.partsOther') : ''} ${left}`.trim()
}

function PartsTable({ rows, dimensions, decimals }: Pick<Props, 'rows' | 'dimensions' | 'decimals'>) {
  const { t, title, number } = useLanguage()
  return (
    <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('ranking.views.parts')}>
      <table className="table pinned">
        <thead>
          <tr>
            <th scope="col">{t('ranking.agency')}</th>
            {dimensions.map((dimension) => (
              <th key={dimension.code} scope="col">
                {title(dimension)}
              </th>
            ))}
            <th scope="col">{t('ranking.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row" className="min-w-36">
                {title(row)}
              </th>
              {dimensions.map(({ code }) => (
                <td key={code} className="number">
                  <ScoreCell cell={row.nodes[code]} />
                </td>
              ))}
              <td className="number">{number(row.total ?? 0, decimals, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
