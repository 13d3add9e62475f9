import { listEditions } from '../../../db/queries/editions'
import { listFestivals } from '../../../db/queries/festivals'
import { findLatestRun } from '../../../db/queries/runs'
import { listSources } from '../../../db/queries/sources'
import type { Db } from '../../../db/database'
import type { Festival } from '../../../db/queries/festivals'
import { findLogWarning } from '../../flows/log/find-log-warning.server'
import type { Command } from '../command'
import { parseOptions } from '../parse-options'

export const statusCommand: Command = {
  summary: 'what is there: festivals, editions, runs, sources, pulls',
  help: 'sanjeh status',
  prepare(args) {
    parseOptions(args, {})
    return async ({ workspace: { database } }) => {
      const festivals = await Promise.all(
        (await listFestivals(database.db)).map((festival) => readFestival(database.db, festival)),
      )
      const logWarning = await findLogWarning(database)
      const lines = festivals.length
        ? festivals.flatMap(describeFestival)
        : ['There is no festival yet. Bring one in with: sanjeh import FOLDER']
      return { exitCode: 0, lines: [...lines, ...(logWarning ? [logWarning] : [])], json: { festivals, logWarning } }
    }
  },
}

async function readFestival(db: Db, festival: Festival) {
  const editions = (await listEditions(db, festival.id)).map(async (edition) => {
    const latest = await findLatestRun(db, edition.id)
    const run = latest && {
      id: latest.run.id,
      model: latest.modelVersion.version,
      asOf: latest.run.asOf,
      resultHash: latest.run.resultHash,
    }
    return { code: edition.code, title: edition.titleEn, run }
  })
  const sources = (await listSources(db, festival.id)).map(({ source, version, lastPull }) => ({
    code: source.code,
    version: version.version,
    lastPull: lastPull && {
      id: lastPull.id,
      state: lastPull.state,
      finishedAt: lastPull.finishedAt,
      read: lastPull.recordsRead,
      quarantined: lastPull.recordsQuarantined,
    },
  }))
  return {
    code: festival.code,
    title: festival.titleEn,
    isDemo: festival.isDemo,
    editions: await Promise.all(editions),
    sources,
  }
}

function describeFestival(festival: Awaited<ReturnType<typeof readFestival>>): string[] {
  return [
    `${festival.code}: ${festival.title}${festival.isDemo ? ' (demo)' : ''}`,
    ...festival.editions.map(({ code, title, run }) => {
      const state = run ? `run ${run.id}, model ${run.model}, as of ${run.asOf.toISOString()}` : 'not scored yet'
      return `  edition ${code} (${title}): ${state}`
    }),
    ...festival.sources.map(({ code, version, lastPull }) => {
      const state = lastPull
        ? `pull ${lastPull.id} ${lastPull.state}, ${lastPull.read} read, ${lastPull.quarantined} quarantined`
        : 'never pulled'
      return `  source ${code} v${version}: ${state}`
    }),
  ]
}
