/** Scores one size and says how long it took and how much room; started by full-score.ts. */
import { setTimeout as wait } from 'node:timers/promises'
import { score, scoreOnly } from '../../../scoring/score'
import { makeInput } from './make-input'
import { quantileOf } from './measure'

const [keep, ...sizes] = process.argv.slice(2)
const [agencies = 0, indicators = 0] = sizes.map(Number)
const { input, model } = makeInput(agencies, indicators, 0.05)
const inputBytes = agencies * indicators * 9
const make = () => (keep === 'scores' ? scoreOnly(input, model) : score(input, model))

await collect()
const before = { held: process.memoryUsage().arrayBuffers, peak: process.resourceUsage().maxRSS }
const first = timed()
await collect()
const heldShare = (process.memoryUsage().arrayBuffers - before.held) / inputBytes
const peakShare = ((process.resourceUsage().maxRSS - before.peak) * 1024) / inputBytes
// One large score is warm by its first indicators; small ones need some rounds.
const times = agencies * indicators > 1e7 ? [first.ms] : Array.from({ length: 15 }, () => timed().ms).slice(5)
process.stdout.write(
  JSON.stringify({ ms: quantileOf(times, 0.5), heldShare, peakShare, ranked: first.result.total.length }),
)

/** In processor time, of the threads that collect garbage too: other work on the machine does not show in it. */
function timed() {
  const start = process.cpuUsage()
  const result = make()
  const { user, system } = process.cpuUsage(start)
  return { result, ms: (user + system) / 1000 }
}

async function collect() {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.()
    await wait(20)
  }
}
