import { DefaultZIndexes, ZIndexLayer, usePlotArea, useYAxisScale } from 'recharts'
import { shorten } from './place-text'
import { textWidth } from './text-width'

interface Props {
  rows: readonly { code: string; name: string }[]
  isRightToLeft: boolean
  /** Of a name, under the upper edge of its row. */
  baseline?: number
}

/** From the border of a ground that rows may stand on. */
const inset = 6
const fontSize = 12

/** Names over their bars, where there is no room for names beside them. */
export function RowNames({ rows, isRightToLeft, baseline = 13 }: Props) {
  const [toY, area] = [useYAxisScale(), usePlotArea()]
  if (!toY || !area) return null
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      {rows.map(({ code, name }) => (
        <text
          key={code}
          x={isRightToLeft ? area.x + area.width - inset : area.x + inset}
          y={(toY(code, { position: 'start' }) ?? 0) + baseline}
          direction={isRightToLeft ? 'rtl' : 'ltr'}
          textAnchor="start"
          fill="var(--ink)"
          stroke="var(--sheet)"
          strokeWidth={4}
          paintOrder="stroke"
          fontSize={fontSize}
        >
          <title>{name}</title>
          {shorten(name, area.width - 2 * inset, (text) => textWidth(text, fontSize))}
        </text>
      ))}
    </ZIndexLayer>
  )
}
