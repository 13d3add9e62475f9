import type { HistoryPoint } from './history-values'
import { useId } from 'react'
import { ChartFrame } from '../../charts/chart-frame'
import { AreaChart } from '../../charts/charts'
import { SeriesKey } from '../../charts/series-looks'
import { shareOf } from './history-values'
import type { History } from './history.server'
import { useLanguage } from '../../page-language/use-language'
import { HistoryTable } from './history-table'
import { useBucketName } from './use-bucket-name'

/** Amounts over time; a part and the rest of its whole one on top of the other. */
export function HistoryChart({ history }: { history: History }) {
  const { t, title, format } = useLanguage()
  const id = useId()
  const name = useBucketName(history.by)
  const conclusion = useConclusion(history)
  const { subject, points } = history
  const [whole, part] = subject.metrics
  // Drawn are amounts, so a subject that is named after the share of one in the other is not what the chart shows.
  const heading = whole && part ? t('history.titleOfParts', { part: title(part), whole: title(whole) }) : title(subject)
  const series = part ? [title(part), t('history.rest')] : whole ? [title(whole)] : []
  const values = ({ whole: all, part: own }: HistoryPoint) =>
    part ? [own, all === null || own === null ? null : all - own] : [all]
  return (
    <ChartFrame
      title={heading}
      conclusion={conclusion}
      legend={series.map((text, index) => (
        <SeriesKey key={text} id={id} place={index} text={text} isArea />
      ))}
      height={300}
      fileName={`history-${subject.code.replace(':', '-')}`}
      table={<HistoryTable history={history} />}
    >
      <AreaChart
        points={points.map((point) => ({ name: name(point), values: values(point) }))}
        series={series}
        isStacked={part !== undefined}
        write={(value) => format.value(value, subject.unit)}
        label={conclusion}
      />
    </ChartFrame>
  )
}

/** From what to what, and how many gaps there are. */
function useConclusion({ by, subject, points }: History): string {
  const { unit } = subject
  const { t, number, format } = useLanguage()
  const name = useBucketName(by)
  const isShare = subject.metrics.length > 1
  const known = points.flatMap((point) => {
    const value = isShare ? shareOf(point) : point.whole
    return value === null ? [] : [{ point, text: isShare ? format.share(value) : format.value(value, unit) }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return t('history.nothing')
  const gaps = number(points.length - known.length)
  return t(isShare ? 'history.shareConclusion' : 'history.conclusion', {
    first: first.text,
    firstName: name(first.point),
    last: last.text,
    lastName: name(last.point),
    n: number(known.length),
    gaps,
  })
}
