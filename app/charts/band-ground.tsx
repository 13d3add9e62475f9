interface Props {
  /** What Recharts says of the area. */
  x?: number
  y?: number
  width?: number
  height?: number
}

const inset = 3

/** The ground under rows that belong together, apart from the ground of the next ones. */
export function BandGround({ x = 0, y = 0, width = 0, height = 0 }: Props) {
  return (
    <rect
      x={x}
      y={y + inset}
      width={width}
      height={Math.max(height - 2 * inset, 0)}
      rx={8}
      fill="var(--accent-soft)"
      fillOpacity={0.45}
      stroke="var(--accent)"
      strokeDasharray="3 4"
    />
  )
}
