import { fuzzCourse } from './fuzz-course'
import { fuzzDemonstration } from './fuzz-demonstration'
import type { Fuzzer } from './fuzz-server'

/**
 * `npm run fuzz -- [minutes] [seed]`: random and hostile requests at every route, form and field as every role, against
 * real servers on this machine; half of the time at a small edition in each stage of its course, half at the
 * demonstration. Ends by itself, with 1 where something was found.
 */
const [minutes = 10, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
if (!(minutes > 0 && minutes <= 600) || !Number.isInteger(seed)) {
  process.stderr.write('npm run fuzz -- [minutes from 0 to 600] [seed, a whole number]\n')
  process.exit(2)
}
const slowMs = 10_000
const begin = Date.now()
const until = (share: number) => () => Date.now() - begin > minutes * 60_000 * share
process.stdout.write(`Seed ${seed}; to do the same again: npm run fuzz -- ${minutes} ${seed}\n`)

const runs: Fuzzer[] = []
for (let round = 0; !until(0.5)(); round++)
  runs.push(
    tell(
      `Course, round ${round + 1}`,
      await fuzzCourse({ seed: seed + round, requestsOfStage: 400, pagesOfRole: 60, slowMs, isOver: until(0.5) }),
    ),
  )
runs.push(tell('Demonstration', await fuzzDemonstration({ seed, slowMs, isOver: until(1) })))

const found = runs.flatMap((run) => run.findings())
process.stdout.write(
  `\n${runs.reduce((sum, run) => sum + run.count(), 0)} requests in ${((Date.now() - begin) / 60_000).toFixed(1)} minutes with seed ${seed}: ${found.length} findings\n`,
)
process.exitCode = found.length ? 1 : 0

function tell(name: string, run: Fuzzer): Fuzzer {
  process.stdout.write(
    `\n${name}: ${run.count()} requests; ${run.present()} roles were there at the end\n${run.coverage
      .describe(run.surface)
      .map((line) => `  ${line}\n`)
      .join('')}`,
  )
  for (const { fault, route, reproduction, count } of run.findings())
    process.stdout.write(`\n  FOUND ${count} times in ${route}: ${fault}\n    ${reproduction}\n`)
  return run
}
