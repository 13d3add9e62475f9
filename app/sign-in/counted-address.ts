import { isIPv6 } from 'node:net'

/**
 * The address that tries are counted by. Of an IPv6 address the first 64 bits: who has one has all others of that
 * network, too. An IPv4 address that is written as IPv6 is what it is.
 */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const [left = '', right] = bare.toLowerCase().split('::')
  const head = left === '' ? [] : left.split(':')
  // An IPv4 address at the end stands for two groups; neither is among the first four unless they are written out.
  const tail =
    right === undefined || right === ''
      ? []
      : right.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
  const groups =
    right === undefined ? head : [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
