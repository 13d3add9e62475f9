import path from 'node:path'
import { listMethodsThatCanRaise } from '../../../scoring/worse-can-raise'
import type { Db } from '../../../db/database'
import { listEditionsWithState } from '../../../db/queries/editions'
import { type Festival, findFestival } from '../../../db/queries/festivals'
import { operatorOf } from '../../access/viewer.server'
import { loadPack } from '../../flows/packs/load-pack.server'
import { type PackDifference, describeDifferences } from '../../flows/packs/pack-difference'
import { type PullReport, pullFestival } from '../../flows/pulls/pull-festival.server'
import { type Pack, readPack } from '../../flows/packs/read-pack.server'
import { scoreFestival } from '../../flows/scoring/score-festival.server'
import { type Command, type CommandAnswer, type CommandContext, UsageError } from '../command'
import { parseOptions } from '../parse-options'
import { serveFile } from '../serve-file'
import { answerPulls, describeProgress } from './pull'
import { answerScores } from './score'

export const importCommand: Command = {
  summary: 'bring in a festival from a pack, pull its sources and score it',
  help: `sanjeh import FOLDER|FILE.zip [--serve FILE]

Reads festival.json, editions/, sources/ and the models of a pack (docs/packs.md), pulls the sources and scores the editions. Importing the
same folder again changes nothing; of a changed one every difference is taken over as far as the state of the editions allows, or named
with the reason why not. Nothing is removed. With --serve, FILE is served over HTTP while the pull lasts, at the address of this machine
that a source of the folder asks for under the file's name.`,
  prepare(args) {
    const { values, positionals } = parseOptions(args, { serve: { type: 'string' } }, 1)
    const [packFolder] = positionals
    if (packFolder === undefined) throw new UsageError('Name the folder or the ZIP that holds festival.json')
    return (context) => importPack(context, packFolder, values.serve)
  },
}

async function importPack(
  { workspace, folder, say }: CommandContext,
  packFolder: string,
  fileToServe: string | undefined,
): Promise<CommandAnswer> {
  const pack = await readPack(path.resolve(folder, packFolder))
  const { db } = workspace.database
  const { differences } = await loadPack({ db, viewer: operatorOf('cli'), now: new Date() }, pack)
  const festival = await findFestival(db, pack.festival.code)
  if (!festival) throw new Error(`the festival ${pack.festival.code} was not stored`)
  const served = fileToServe === undefined ? null : await serveFile(path.resolve(folder, fileToServe), pack.sources)
  try {
    const context = workspace.sourceContext({
      viewer: operatorOf('cli'),
      allowHosts: served ? [served.host] : [],
      onProgress: (progress) => say(describeProgress(progress)),
    })
    return await scoreWhatIsNew(db, festival, differences, await pullFestival(context, festival), listWarnings(pack))
  } finally {
    await served?.close()
  }
}

/** What its models can do that their authors may not expect. */
function listWarnings({ models }: Pack): string[] {
  return [...models].flatMap(([file, model]) => listMethodsThatCanRaise(model).map(({ en }) => `${file}: ${en}`))
}

/** Scores where something new came, or where nothing was scored yet: importing the same again changes nothing. */
async function scoreWhatIsNew(
  db: Db,
  festival: Festival,
  differences: readonly PackDifference[],
  reports: readonly PullReport[],
  warnings: readonly string[],
): Promise<CommandAnswer> {
  const pulls = answerPulls(reports)
  const isNew = reports.some(({ outcome }) => outcome.ok && outcome.counts.observationsWritten > 0)
  const scores = answerScores(
    isNew || (await hasUnscored(db, festival.id))
      ? await scoreFestival({ db, viewer: operatorOf('cli'), now: new Date() }, festival)
      : [],
  )
  return {
    exitCode: pulls.exitCode || scores.exitCode ? 1 : 0,
    lines: [
      `${festival.code}: ${festival.titleEn}`,
      ...describeDifferences(differences),
      ...warnings,
      ...pulls.lines,
      ...(scores.lines.length ? scores.lines : ['nothing new: the scores stand as they are']),
    ],
    json: { festival: festival.code, differences, warnings, pulls: pulls.json, scores: scores.json },
  }
}

async function hasUnscored(db: Db, festivalId: number): Promise<boolean> {
  return (await listEditionsWithState(db, festivalId)).some(({ lastRunAt }) => lastRunAt === null)
}
