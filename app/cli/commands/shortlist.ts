import type { Db } from '../../../db/database'
import { findEdition } from '../../../db/queries/editions'
import { findShortlist } from '../../../db/queries/shortlists'
import type { AwardContext, Refused } from '../../flows/shortlist/change-shortlist.server'
import { closeShortlist } from '../../flows/shortlist/close-shortlist.server'
import { proposeShortlist } from '../../flows/shortlist/propose-shortlist.server'
import { type EntryTally, rulesOf, standingOf, tallyEntries } from '../../documents/shortlist-document'
import { operatorOf } from '../../access/viewer.server'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'

const verbs = ['propose', 'show', 'close'] as const
type Verb = (typeof verbs)[number]

export const shortlistCommand: Command = {
  summary: 'propose a shortlist by rule, show it, or close it',
  help: `sanjeh shortlist propose|show|close --festival CODE --edition CODE

“propose” picks winners by the categories of the edition out of its frozen final run; a list that nobody voted on is replaced by a new one. “show” lists
the newest one, with the outcome of votes that are over; counts stand only where they tell nobody's vote. “close” ends the work on it and prints the SHA-256 of its document. Votes, deviations,
recusals and winners who fall out are given by people, on the pages.`,
  prepare([name = '', ...args]) {
    const verb = verbs.find((verb) => verb === name)
    if (!verb) throw new UsageError(`Say what to do: sanjeh shortlist ${verbs.join('|')}`)
    const {
      values: { festival, edition },
    } = parseOptions(args, { festival: { type: 'string' }, edition: { type: 'string' } })
    if (festival === undefined || edition === undefined)
      throw new UsageError('--festival and --edition name the edition')
    return async ({
      workspace: {
        database: { db },
      },
    }) => {
      const editionContext = await findEdition(db, festival, edition)
      if (!editionContext) throw new UsageError(`There is no edition “${edition}” of “${festival}”`)
      return answer(db, editionContext, verb)
    }
  },
}

async function answer(db: Db, awardContext: AwardContext, verb: Verb): Promise<CommandAnswer> {
  const context = { db, viewer: operatorOf('cli'), now: new Date() }
  if (verb === 'propose') {
    const after = (await findShortlist(db, awardContext.edition.id))?.shortlist.number ?? 0
    const proposed = await proposeShortlist(context, awardContext, { after })
    if (!proposed.ok) return refuse(awardContext, proposed)
  }
  if (verb === 'close') {
    const closed = await closeShortlist(context, awardContext)
    return closed.ok
      ? {
          exitCode: 0,
          lines: [`${awardContext.edition.code}: list ${closed.number} is closed, ${closed.hash}`],
          json: closed,
        }
      : refuse(awardContext, closed)
  }
  return show(db, awardContext)
}

function refuse({ edition }: AwardContext, refusal: Omit<Refused<string>, 'ok'>): CommandAnswer {
  const detail = refusal.names?.join(', ') ?? refusal.detail
  return {
    exitCode: 1,
    lines: [`${edition.code}: not done (${refusal.why}) ${detail}`.trim()],
    json: { edition: edition.code, error: refusal.why, detail },
  }
}

async function show(db: Db, awardContext: AwardContext): Promise<CommandAnswer> {
  const full = await findShortlist(db, awardContext.edition.id)
  if (!full) return refuse(awardContext, { why: 'no-shortlist', detail: '' })
  const tallies = tallyEntries(full)
  const entries = full.entries.map((entry) => {
    const { category, group, agency, value, state } = entry
    const tally = tallies.get(entry.id) ?? null
    return {
      category,
      group,
      agency,
      place: entry.place,
      value,
      state,
      standing: standingOf(entry, tally ?? undefined),
      vote: tally,
    }
  })
  const rounds = full.rounds.map((round) => ({
    number: round.number,
    isOpen: round.closedAt === null,
    secrecy: rulesOf(round).secrecy,
    voters: round.voters?.length ?? null,
    commitment: round.commitment,
    voidReason: round.voidReason,
  }))
  const { number, hash, amends } = full.shortlist
  return {
    exitCode: 0,
    lines: [
      `${awardContext.edition.code}: list ${number}${amends === null ? '' : `, which amends list ${amends}`}${hash ? `, closed, ${hash}` : ''}`,
      ...entries.map(
        (entry) =>
          `  ${entry.category}${entry.group ? ` (${entry.group})` : ''}  ${entry.place}  ${entry.agency}  ${entry.value ?? '–'}  ${entry.standing}${describeVote(entry.vote)}`,
      ),
      ...rounds.map(
        (round) =>
          `  vote ${round.number}, ${round.secrecy}: ${round.isOpen ? 'open' : round.voidReason === null ? `${round.voters} voted, commitment ${round.commitment}` : `called off (${round.voidReason})`}`,
      ),
    ],
    json: { edition: awardContext.edition.code, number, amends, hash, entries, rounds },
  }
}

/** Counts only where they tell nobody's vote. */
function describeVote(tally: EntryTally | null): string {
  if (!tally) return ''
  const counts =
    tally.for === null
      ? `${tally.ballots} ballots`
      : `${tally.for} for, ${tally.against} against, ${tally.abstain} abstained`
  return `  (vote ${tally.round}: ${counts}, ${tally.outcome}${tally.tie ? `, ${tally.tie.choice} by the ${tally.tie.by}` : ''})`
}
