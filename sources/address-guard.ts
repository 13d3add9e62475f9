import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isIsatap } from './ipv6'

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closed.addSubnet(net, bits, 'ipv4')
}
// Among them the ranges that carry an IPv4 address inside, to which a kernel or a gateway on the way may connect:
// IPv4-compatible (::/96), IPv4-translated (::ffff:0:0:0/96), NAT64, Teredo and 6to4.
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(net, bits, 'ipv6')
}

/** Thrown inside a connection that would have reached an address of this machine or of a private network. */
class RefusedAddressError extends Error {
  readonly code = 'REFUSED_ADDRESS'
}

/**
 * Whether an address belongs to the public network. IPv4 addresses written as IPv6 (::ffff:0:0/96) are judged as what
 * they are.
 */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.split('%')
  const family = isIP(bare)
  if (family === 0) return false
  return family === 4 ? !closed.check(bare, 'ipv4') : !closed.check(bare, 'ipv6') && !isIsatap(bare)
}

/**
 * A dispatcher that connects to public addresses only, and to the `host:port`s that the operator allows. It judges the
 * very address that is connected to: a check of the name alone is passed by 127.0.0.1, 0x7f.1 or a name that changes
 * its mind.
 */
export function createGuardedAgent(allowedHosts: readonly string[]): Agent {
  const connect = buildConnector({ timeout: 10_000 })
  return new Agent({
    connect(options, callback) {
      const tryNext = ([address, ...more]: string[]) =>
        connect({ ...options, hostname: address ?? '' }, (...answer) =>
          answer[0] && more.length ? tryNext(more) : callback(...answer),
        )
      resolveAllowed(options.hostname, options.port, options.protocol, allowedHosts).then(tryNext, (error: Error) =>
        callback(error, null),
      )
    },
  })
}

async function resolveAllowed(
  hostname: string,
  port: string,
  protocol: string,
  allowedHosts: readonly string[],
): Promise<string[]> {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  const found = isIP(bare) ? [bare] : (await lookup(bare, { all: true })).map((entry) => entry.address)
  const isAllowed = allowedHosts.includes(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`)
  const closedAddress = found.find((address) => !isPublicAddress(address))
  if (closedAddress && !isAllowed)
    throw new RefusedAddressError(`${hostname} is the address ${closedAddress} of this machine or a private network`)
  if (!found.length) throw new Error(`No address is known for ${hostname}`)
  return found
}
