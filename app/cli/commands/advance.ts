import type { Db } from '../../../db/database'
import { findCourse } from '../../../db/queries/courses'
import { findEdition } from '../../../db/queries/editions'
import type { Edition, Festival } from '../../../db/queries/festivals'
import { type StepName, stepNames, stepOf } from '../../course/course-steps'
import { parseMoment } from '../../format/parse-moment'
import { advanceEdition } from '../../flows/course/advance-edition.server'
import { operatorOf } from '../../access/viewer.server'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'

export const advanceCommand: Command = {
  summary: 'take an edition one step on, or back',
  help: `sanjeh advance --festival CODE --edition CODE --step STEP [--reason TEXT] [--opens-at "1405/06/02 14:30"|now] [--winners-only]

Steps: ${stepNames.join(', ')}.
A step back, and one past a deadline that has not come, needs a reason. “approve” needs the moment at which the results open, in the festival's calendar
and Tehran's time, or the word “now”: a moment that is past is refused.`,
  prepare(args) {
    const { values } = parseOptions(args, {
      festival: { type: 'string' },
      edition: { type: 'string' },
      step: { type: 'string' },
      reason: { type: 'string', default: '' },
      'opens-at': { type: 'string' },
      'winners-only': { type: 'boolean', default: false },
    })
    const { festival, edition, reason } = values
    if (festival === undefined || edition === undefined)
      throw new UsageError('--festival and --edition name the edition')
    const step = parseStep(values.step)
    return async ({
      workspace: {
        database: { db },
      },
    }) => {
      const row = await findEdition(db, festival, edition)
      if (!row) throw new UsageError(`There is no edition “${edition}” of “${festival}”`)
      const opensAt = parseOpening(values['opens-at'], row.festival.calendar)
      const showsRankings = !values['winners-only']
      return takeStep(db, row, { step, reason, showsRankings, ...(opensAt ? { opensAt } : {}) })
    }
  },
}

/** Takes an edition one step on from where it stands, or says what is in the way. */
export async function takeStep(
  db: Db,
  row: { festival: Festival; edition: Edition },
  wanted: Omit<Parameters<typeof advanceEdition>[2], 'version'>,
): Promise<CommandAnswer> {
  const { version } = await findCourse(db, row.edition.id)
  const edition = row.edition.code
  const outcome = await advanceEdition({ db, viewer: operatorOf('cli'), now: new Date() }, row, { ...wanted, version })
  if (outcome.ok)
    return {
      exitCode: 0,
      lines: [`${edition}: ${stepOf(wanted.step).from} → ${outcome.course.state}`],
      json: { edition, state: outcome.course.state },
    }
  const why =
    outcome.why === 'blocked' ? outcome.blocked.map(({ guard, n }) => `${guard} (${n})`).join(', ') : outcome.detail
  return {
    exitCode: 1,
    lines: [`${edition}: not moved (${outcome.why}) ${why}`],
    json: { edition, error: outcome.why, detail: why },
  }
}

function parseStep(name: string | undefined): StepName {
  const step = stepNames.find((item) => item === name)
  if (step === undefined) throw new UsageError(`--step is one of ${stepNames.join(', ')}`)
  return step
}

function parseOpening(text: string | undefined, calendar: 'jalali' | 'gregorian'): Date | 'now' | null {
  if (text === undefined) return null
  if (text === 'now') return text
  const [day = '', minute = ''] = text.split(' ')
  const moment = parseMoment(day, minute, calendar)
  if (!moment) throw new UsageError(`--opens-at “${text}” is no moment. Write it as "1405/06/02 14:30", or “now”`)
  return moment
}
