import { listSources } from '../../../db/queries/sources'
import { describeFailure } from '../../../sources/pull-failure'
import type { PullProgress } from '../../../sources/source-context'
import { operatorOf } from '../../access/viewer.server'
import { type PullReport, pullFestival } from '../../flows/pulls/pull-festival.server'
import { chooseFestivals } from '../choose-festivals'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'

export const pullCommand: Command = {
  summary: 'ask the sources and store what they say',
  help: `sanjeh pull [--festival CODE] [--source CODE]…

Asks every source of every festival, or those that are named, and stores what differs from what is known.
Exit code 1 where a source could not be read.`,
  prepare(args) {
    const { values } = parseOptions(args, { festival: { type: 'string' }, source: { type: 'string', multiple: true } })
    return async ({ workspace, say }) => {
      const { db } = workspace.database
      const festivals = await chooseFestivals(db, values.festival)
      const known = (await Promise.all(festivals.map((festival) => listSources(db, festival.id))))
        .flat()
        .map(({ source }) => source.code)
      const stranger = values.source?.find((code) => !known.includes(code))
      if (stranger) throw new UsageError(`There is no source “${stranger}”. There are: ${known.join(', ') || 'none'}`)
      const context = workspace.sourceContext({
        viewer: operatorOf('cli'),
        onProgress: (progress) => say(describeProgress(progress)),
      })
      const reports: PullReport[] = []
      for (const festival of festivals) reports.push(...(await pullFestival(context, festival, values.source)))
      return answerPulls(reports)
    }
  },
}

export function describeProgress({ source, step, done, of }: PullProgress): string {
  const unit = step === 'storing' ? 'metric' : 'page'
  return `${source}: ${step} ${unit} ${done}${of === null ? '' : ` of ${of}`}`
}

export function answerPulls(reports: readonly PullReport[]): CommandAnswer {
  return {
    exitCode: reports.every(({ outcome }) => outcome.ok) ? 0 : 1,
    lines: reports.map(describePull),
    json: { pulls: reports.map(({ source, outcome }) => ({ source: source.code, ...outcome, cause: undefined })) },
  }
}

export function describePull({ source, outcome }: PullReport): string {
  if (!outcome.ok) return `${source.code}: failed (${outcome.why}): ${describeFailure(outcome, 'en')}`
  const { recordsRead, recordsStored, recordsUnchanged, recordsQuarantined, observationsWritten } = outcome.counts
  return (
    `${source.code}: ${recordsRead} read = ${recordsStored} stored + ${recordsUnchanged} unchanged + ${recordsQuarantined} quarantined` +
    ` (${observationsWritten} observations written, pull ${outcome.pullId}${outcome.isResumed ? ', resumed' : ''})`
  )
}
