import { courseDeeds, enterAll } from '../fixtures/course-deeds'
import { courseFestival, fillCourse } from '../fixtures/start-course'
import { type Fuzzer, openFuzzer } from './fuzz-server'
import { startWatched } from './start-watched'

const people = {
  secretary: { agency: null },
  gas: { agency: 'gas' },
  water: { agency: 'water' },
  evaluator: { agency: null },
  evaluator2: { agency: null },
  judge: { agency: null },
  judge2: { agency: null },
  judge3: { agency: null },
  auditor: { agency: null },
  manager: { agency: null },
} as const

interface Course {
  seed: number
  requestsOfStage: number
  pagesOfRole: number
  slowMs: number
  isOver: () => boolean
}

/**
 * Fuzzes a small edition in each stage of its course: what people would do is done between. What the hostile requests
 * did may have made that impossible; then the stage is fuzzed as it is.
 */
export async function fuzzCourse({ seed, requestsOfStage, pagesOfRole, slowMs, isOver }: Course): Promise<Fuzzer> {
  const server = await startWatched(fillCourse)
  const start = [
    '/',
    '/fa',
    '/en',
    '/fa/account',
    '/fa/people',
    '/fa/settings',
    '/fa/audit',
    '/fa/notices',
    `/fa/${courseFestival}/1404`,
    `/fa/${courseFestival}/sources`,
  ]
  const fuzzer = await openFuzzer(server, { seed, people, start, slowMs, pagesOfRole })
  try {
    const open = await enterAll(server.url.origin)
    const stage = async () => {
      await fuzzer.explore(isOver)
      await fuzzer.attack(requestsOfStage, isOver)
    }
    await stage()
    for (const deed of courseDeeds) {
      if (isOver() || server.ended() !== null) break
      const isStep = deed.path === '/course'
      await open(deed)
        .then(({ send }) => send())
        .catch(() => null)
      if (isStep) await stage()
    }
    return fuzzer
  } finally {
    fuzzer.close()
    await server.close()
  }
}
