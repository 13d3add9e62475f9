import { type ReactNode, Suspense, useId, useRef } from 'react'
import { useLanguage } from '../page-language/use-language'
import { SaveLinks } from './save-links'
import { drawingIn, useIsDrawn } from './use-is-drawn'
import { useIsWanted } from './use-is-wanted'

interface Props {
  title: string
  /** What the chart shows, in a sentence that says the same without it. */
  conclusion: string
  legend?: ReactNode
  /** Pixels; kept from the first moment, so that nothing jumps. */
  height: number
  /** The same numbers, for who would rather read them. */
  table: ReactNode
  fileName: string
  /** One of `charts.ts`. */
  children: ReactNode
}

/**
 * What all charts have around them: a title, a sentence that says the same, the place that is kept, the numbers as a
 * table, and files to take away. Charts are drawn in the browser alone; the sentence and the table come from the
 * server.
 */
export function ChartFrame({ title, conclusion, legend, height, table, fileName, children }: Props) {
  const { t } = useLanguage()
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const isWanted = useIsWanted(frame)
  const isDrawn = useIsDrawn(frame)
  const waiting = (
    <p id={`${id}-waiting`} className="text-sm text-quiet">
      {t('chart.loading')}
    </p>
  )
  const save = async (kind: 'svg' | 'png') => {
    const drawing = drawingIn(frame.current)
    if (!drawing) return
    const { saveChart } = await import('./save-chart')
    await saveChart(drawing, { kind, title, fileName })
  }
  return (
    <figure className="sheet min-w-0" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="mt-1 text-sm text-quiet">{conclusion}</p>
      {legend ? <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">{legend}</div> : null}
      {/* Charts place their texts by left and right themselves; which side is the first, each is told by the
          language. */}
      <div ref={frame} dir="ltr" style={{ height }} className="chart mt-3 overflow-x-clip">
        {isWanted ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}
      </div>
      <div className="mt-3 flex flex-wrap items-start gap-x-5 gap-y-2 text-sm">
        <details className="min-w-0 grow">
          <summary className="text-accent">{t('chart.asTable')}</summary>
          {table}
        </details>
        <SaveLinks title={title} waitsFor={isDrawn ? null : `${id}-waiting`} save={(kind) => void save(kind)} />
      </div>
    </figure>
  )
}
