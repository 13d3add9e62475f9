interface Props {
  bins: readonly number[]
  /** The stretch to mark, by a triangle under it as well as by its colour. */
  markedBin: number | null
  /** What the bars say, in words. */
  label: string
  isRightToLeft: boolean
}

const barWidth = 9
const height = 36
const markHeight = 7

/** Ten bars as large as a word, from none of the points to all of them; drawn by the server. */
export function MiniHistogram({ bins, markedBin, label, isRightToLeft }: Props) {
  const width = bins.length * barWidth
  const most = Math.max(1, ...bins)
  const leftOf = (bin: number) => (isRightToLeft ? bins.length - 1 - bin : bin) * barWidth
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height + markHeight}
      viewBox={`0 0 ${width} ${height + markHeight}`}
      className="max-w-none"
    >
      <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--line)" />
      {bins.map((count, bin) => (
        <rect
          key={bin}
          x={leftOf(bin) + 0.5}
          y={height - (count / most) * height}
          width={barWidth - 1}
          height={(count / most) * height}
          fill={bin === markedBin ? 'var(--warn)' : 'var(--accent)'}
        />
      ))}
      {markedBin === null ? null : (
        <path d={`M${leftOf(markedBin) + barWidth / 2} ${height + 1}l4 6h-8z`} fill="var(--warn)" />
      )}
    </svg>
  )
}
