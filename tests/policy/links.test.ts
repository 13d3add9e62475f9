import { expect, test } from 'vitest'
import { useWalk } from '../fixtures/use-walk'
import { addressOf, listAddresses } from './route-addresses'

const world = useWalk()

/** Pages that show values with where they came from. */
const tracing = [
  '$lang.$festival.$edition._index',
  '$lang.$festival.$edition.agencies.$agency.$indicator',
  '$lang.$festival.$edition.data._index',
  '$lang.$festival.$edition.data.$agency.$metric',
  '$lang.$festival.$edition.data.revisions',
  '$lang.$festival.observations.$observation',
]

const originsIn = (body: string) =>
  [...body.matchAll(/href="(\/fa\/[^"]*\/(?:pulls|sources|observations)\b[^"]*)"/g)].flatMap(([, link]) => link ?? [])

test.each(['preliminary', 'final', 'published'] as const)(
  'in the state %s no page leads its viewer to a source, a pull or a record that is not there for them',
  async (state) => {
    const { walked, routes } = world()
    for (const name of ['administrator', 'countyManager', 'agency', 'rival', 'evaluator', 'judge', 'nobody'] as const) {
      const now = await walked.enter(state)
      const ask = (address: string) => routes.ask(walked.contextFor(walked.viewers[name], now), address)
      const addresses = tracing
        .flatMap((route) => listAddresses(walked.things)[route] ?? [])
        .map((address) => addressOf(address))
      const bodies: string[] = []
      for (const address of addresses) bodies.push((await ask(address)).body)
      const links = new Set(bodies.flatMap(originsIn))
      const dead: string[] = []
      for (const link of links) if ((await ask(link)).status === 404) dead.push(link)
      expect(dead, name).toEqual([])
      if (name === 'administrator') expect(links.size).toBeGreaterThan(3)
    }
  },
)
