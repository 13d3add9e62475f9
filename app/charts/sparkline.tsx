import { sparkPath } from './spark-path'

interface Props {
  /** Oldest first. Null where there is none: the line has a gap. */
  values: readonly (number | null)[]
  /** What the line says, in words; it is all that a screen reader has of it. */
  label: string
  isRightToLeft: boolean
}

const width = 96
const height = 24

/**
 * A line without axes, as large as a word: it stands in a cell beside the number that it leads to. Drawn by the server,
 * so that it needs neither the library of the charts nor JavaScript. Nothing where fewer than two values are known.
 */
export function Sparkline({ values, label, isRightToLeft }: Props) {
  const path = sparkPath(values, { width, height, isRightToLeft })
  if (!path) return null
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="inline-block max-w-none align-middle"
    >
      <path
        d={path.line}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={path.end.x} cy={path.end.y} r="2.5" fill="var(--accent)" />
    </svg>
  )
}
