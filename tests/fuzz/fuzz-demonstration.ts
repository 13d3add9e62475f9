import { demoPeople } from '../../app/sign-in/demo-people'
import { type Fuzzer, openFuzzer } from './fuzz-server'
import { startWatched } from './start-watched'

/** Fuzzes the demonstration: large pages, sources, pulls and everything that a small edition has not. */
export async function fuzzDemonstration({
  seed,
  slowMs,
  isOver,
}: {
  seed: number
  slowMs: number
  isOver: () => boolean
}): Promise<Fuzzer> {
  const server = await startWatched(null)
  const people = Object.fromEntries(
    demoPeople.map(({ username, role, agency }) => [username, { agency: role === 'agency' ? (agency ?? null) : null }]),
  )
  const fuzzer = await openFuzzer(server, {
    seed,
    people,
    start: ['/fa', '/en/hamadan/1404', '/fa/hamadan/sources', '/fa/hamadan/jobs'],
    slowMs,
    pagesOfRole: 60,
  })
  try {
    while (!isOver() && server.ended() === null) {
      await fuzzer.explore(isOver)
      await fuzzer.attack(600, isOver)
    }
    return fuzzer
  } finally {
    fuzzer.close()
    await server.close()
  }
}
