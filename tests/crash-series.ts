import { runCourse } from './fixtures/crash-course'

/**
 * Kills a real server some twenty times in each step of an edition's course, from the first message to its database to
 * the last, and tells what was found after each. `npm run crashes -- 50` does it fifty times. Twenty take more than an
 * hour.
 */
const times = Number(process.argv[2] ?? 20)
const calm = await runCourse(() => [])
const spread = (last: number) =>
  Array.from({ length: times }, (_, index) => Math.max(1, Math.round((last * (index + 1)) / times)))
const hunted = await runCourse(
  ({ name }) => [...new Set(spread(calm.messages.get(name) ?? 0))],
  ({ deed, message, found }) => process.stdout.write(`${deed}, before message ${message}: ${found}\n`),
)
const differing = Object.entries(calm.counts)
  .filter(([name, count]) => hunted.counts[name] !== count)
  .map(([name]) => name)
const found = (what: string) => hunted.crashes.filter((crash) => crash.found === what).length
process.stdout.write(
  `${hunted.crashes.length} kills: ${found('nothing')} had done nothing, ${found('all')} all of the step. `,
)
process.stdout.write(
  differing.length
    ? `The course ended otherwise: ${differing.join(', ')}\n`
    : 'The course ended as if nothing had been.\n',
)
process.exitCode = differing.length ? 1 : 0
