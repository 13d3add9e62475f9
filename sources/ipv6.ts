/** The eight groups of a valid IPv6 address, however it is written: with `::`, or with an IPv4 address as its end. */
function groupsOf(address: string): number[] {
  const hexadecimal = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
  const [before = '', after] = hexadecimal.split('::')
  const toGroups = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16))
  const [first, last] = [toGroups(before), toGroups(after ?? '')]
  return after === undefined
    ? first
    : [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
}

/**
 * Whether an address leads through ISATAP (RFC 5214) to the IPv4 address at its end: its interface says so, in any
 * network.
 */
export function isIsatap(address: string): boolean {
  const [, , , , e = 0, f = 0] = groupsOf(address)
  return (e & 0xfdff) === 0 && f === 0x5efe
}
