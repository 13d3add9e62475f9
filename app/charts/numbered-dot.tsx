interface Props {
  cx?: number
  cy?: number
  value?: unknown
  colour: string
  write: (value: number) => string
}

/** A point with its number in it; none where there is no number. */
export function NumberedDot({ cx, cy, value, colour, write }: Props) {
  if (cx === undefined || cy === undefined || typeof value !== 'number') return null
  return (
    <g>
      <circle cx={cx} cy={cy} r={11} fill="var(--sheet)" stroke={colour} strokeWidth={2} />
      <text x={cx} y={cy + 4} textAnchor="middle" fill="var(--ink)" fontSize={11}>
        {write(value)}
      </text>
    </g>
  )
}
