import { openRoutes } from '../fixtures/ask-routes'
import { openTestDatabase } from '../fixtures/test-database'
import { type ViewerName, createWalkedEdition } from '../fixtures/walked-edition'
import { addressOf, listAddresses } from '../policy/route-addresses'

const rounds = 20
const viewers: readonly ViewerName[] = ['nobody', 'stranger', 'rival', 'idleEvaluator']
type Ask = (address: string) => Promise<{ status: number; ms: number }>

interface Pair {
  viewer: ViewerName
  own: string
  absent: string
  /** Median time of each, ms. */
  refused: number
  missing: number
  /** In how many rounds the refusal took longer. */
  slower: number
}

/**
 * How long a refusal takes, beside the same answer about a thing that is not there: on the routes of the build, each
 * pair asked by turns, the order changing, before publication, on the embedded database.
 */
async function main() {
  const routes = await openRoutes()
  const { db, close } = await openTestDatabase()
  const walked = await createWalkedEdition(db)
  const now = await walked.enter('objections')
  const pairs: Pair[] = []
  for (const viewer of viewers) {
    const ask: Ask = async (address) => {
      const start = performance.now()
      const { status } = await routes.ask(walked.contextFor(walked.viewers[viewer], now), address)
      return { status, ms: performance.now() - start }
    }
    for (const address of Object.values(listAddresses(walked.things)).flat()) {
      const row = addressOf(address)
      if (address.absent === undefined || (await ask(row)).status !== 404) continue
      pairs.push({
        viewer,
        own: row,
        absent: addressOf({ ...address, path: address.absent }),
        ...(await compare(ask, row, addressOf({ ...address, path: address.absent }))),
      })
    }
  }
  await close()
  process.stdout.write(toText(pairs))
}

async function compare(ask: Ask, text: string, absent: string): Promise<Pick<Pair, 'refused' | 'missing' | 'slower'>> {
  const times: [number, number][] = []
  for (let round = 0; round < rounds; round++) {
    const first = await ask(round % 2 ? text : absent)
    const second = await ask(round % 2 ? absent : text)
    times.push(round % 2 ? [first.ms, second.ms] : [second.ms, first.ms])
  }
  return {
    refused: median(times.map(([ms]) => ms)),
    missing: median(times.map(([, ms]) => ms)),
    slower: times.filter(([one, other]) => one > other).length,
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function toText(pairs: readonly Pair[]): string {
  const ratios = pairs.map(({ refused, missing }) => refused / missing)
  const rows = pairs
    .toSorted((a, b) => Math.abs(b.slower - rounds / 2) - Math.abs(a.slower - rounds / 2))
    .slice(0, 8)
    .map(
      ({ viewer, own, refused, missing, slower }) =>
        `| ${viewer} | \`${own}\` | ${refused.toFixed(1)} | ${missing.toFixed(1)} | ${slower} of ${rounds} |`,
    )
  return `Refusals beside answers about things that are not there, ${pairs.length} pairs of viewer and address, each asked ${rounds} times by turns, on the built routes without a
network: the median refusal takes ${median(ratios).toFixed(2)} times as long; from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}. The server
then holds each until a mark. Those that differ most often:

| viewer | address | refused, ms | not there, ms | refusal was slower |
| --- | --- | ---: | ---: | ---: |
${rows.join('\n')}
`
}

await main()
