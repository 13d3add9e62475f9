import { type Festival, listFestivals } from '../../db/queries/festivals'
import { listEditions } from '../../db/queries/editions'
import { findLatestRun } from '../../db/queries/runs'
import { listSources } from '../../db/queries/sources'
import { operatorOf } from '../access/viewer.server'
import { describeProgress, describePull } from '../cli/commands/pull'
import { describeScore } from '../cli/commands/score'
import { showProgress } from '../cli/show-progress'
import { pullFestival } from '../flows/pulls/pull-festival.server'
import { robustnessOfRun } from '../flows/scoring/robustness.server'
import { scoreEdition } from '../flows/scoring/score-edition.server'
import type { Workspace } from '../workspace/open-workspace'

/**
 * Gives the demonstration its data: what was never pulled (or not to the end) is pulled, what was never scored is
 * scored.
 */
export async function fillDemo(workspace: Workspace, say: (text: string) => void) {
  const festivals = (await listFestivals(workspace.database.db)).filter((festival) => festival.isDemo)
  for (const festival of festivals) {
    await pullMissing(workspace, festival, say)
    await scoreMissing(workspace, festival, say)
  }
}

/** How sure the ranks of the demonstration are, found out while people already look at it. */
export async function drawDemo({ database: { db } }: Workspace) {
  for (const festival of (await listFestivals(db)).filter((festival) => festival.isDemo)) {
    for (const edition of await listEditions(db, festival.id)) {
      const run = await findLatestRun(db, edition.id)
      if (run) await robustnessOfRun(db, run.run.id)
    }
  }
}

async function pullMissing(workspace: Workspace, festival: Festival, say: (text: string) => void) {
  const sources = await listSources(workspace.database.db, festival.id)
  const missing = sources
    .filter(({ lastPull }) => lastPull === null || lastPull.state === 'running')
    .map(({ source }) => source.code)
  for (const code of missing) {
    say(`Pulling ${code} from the demonstration network`)
    const context = workspace.sourceContext({
      viewer: operatorOf('first start'),
      onProgress: (progress) => showProgress(describeProgress(progress)),
    })
    const reports = await pullFestival(context, festival, [code])
    showProgress('')
    for (const report of reports) say(`  ${describePull(report)}`)
  }
}

async function scoreMissing({ database: { db } }: Workspace, festival: Festival, say: (text: string) => void) {
  for (const edition of await listEditions(db, festival.id)) {
    if (await findLatestRun(db, edition.id)) continue
    say(`Scoring ${edition.code}`)
    say(
      `  ${describeScore({ edition, outcome: await scoreEdition({ db, viewer: operatorOf('first start'), now: new Date() }, edition) })}`,
    )
  }
}
