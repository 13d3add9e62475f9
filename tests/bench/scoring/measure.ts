/**
 * Milliseconds of processor time, the median of some runs after one that warms up: other work on the machine does not
 * show in it.
 */
export function medianMs(runs: number, work: () => void): number {
  work()
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return quantileOf(times, 0.5)
}

export function quantileOf(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
}

export const count = (value: number) => Math.round(value).toLocaleString('en')

/** A table of Markdown; the first column stands left, the others right. */
export function printTable(heading: readonly string[], rows: readonly (readonly string[])[]) {
  const lines = [heading, heading.map((_, column) => (column ? '---:' : '---')), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  )
  console.log(`${lines.join('\n')}\n`)
}
