interface Props {
  x?: number
  y?: number
  payload?: { value: string }
  isRightToLeft: boolean
  width: number
  /** The name of what stands at the axis, where that is a code. */
  write?: (value: string) => string
}

/** A name beside an axis, on as many lines as it needs. */
export function NameTick({ x = 0, y = 0, payload, isRightToLeft, width, write = (value) => value }: Props) {
  const lines = breakLines(write(payload?.value ?? ''), Math.floor(width / lettersWidth))
  return (
    <text
      x={x}
      y={y}
      direction={isRightToLeft ? 'rtl' : 'ltr'}
      textAnchor={isRightToLeft ? 'start' : 'end'}
      fill="var(--ink)"
      fontSize={12.5}
    >
      {lines.map((line, index) => (
        <tspan key={line} x={isRightToLeft ? x + width - 16 : x} dy={index === 0 ? 4 - 8 * (lines.length - 1) : 16}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Pixels that a letter of the axis takes, at most. */
const lettersWidth = 7

/** Words on lines of at most so many letters; a longer word has a line of its own. */
export function breakLines(text: string, longest: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
