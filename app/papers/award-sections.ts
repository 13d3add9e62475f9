import type { AwardRecord } from '../documents/award-source'
import type { FrozenMinutes } from '../documents/minutes-document'
import { decimalsOf } from '../format/kinds-of-number'
import { outcomeOf } from '../documents/vote-outcome'
import { type Section, section } from './letter'
import type { Writer } from './letterhead'
import { splitLines } from './split-lines'

type Award = AwardRecord['awards'][number]

/**
 * The winners by award, with what told apart those whose values look the same. An award that nobody gets has a row that
 * says so, where `awards` names it.
 */
export function winnersSection(
  writer: Writer,
  entries: AwardRecord['entries'],
  awards: readonly Award[] = [],
): Section {
  const { texts, title, number, format } = writer
  const empty = awards.filter((award) => !entries.some((entry) => isOf(entry, award)))
  if (!entries.length && !empty.length) return section(texts.papers.winners, { lines: [texts.papers.none] })
  const head = ({ category, group }: Award) => [title(category), group ? title(group) : '—']
  const decimals = decimalsOf(entries.map(({ value }) => value))
  const rows = entries.map((entry) => [
    ...head(entry),
    number(entry.place),
    title(entry.agency),
    entry.value === null ? '—' : format.score(entry.value, decimals),
  ])
  const none = empty.map((award) => [...head(award), '—', texts.papers.noWinner, '—'])
  return section(texts.papers.winners, {
    lines: splitLines(writer, entries, decimals),
    table: {
      head: [texts.papers.category, texts.papers.group, texts.papers.place, texts.papers.agency, texts.papers.value],
      widths: [3, 3, 1.2, 4, 1.6],
      rows: [...rows, ...none],
    },
  })
}

const isOf = (award: Award, { category, group }: Award) =>
  award.category.code === category.code && (award.group?.code ?? null) === (group?.code ?? null)

export function deviationsSection(writer: Writer, deviations: FrozenMinutes['deviations']): Section {
  const { texts, fill, title } = writer
  if (!deviations.length) return section(texts.papers.deviations, { lines: [texts.papers.none] })
  const items = deviations.map((one) =>
    fill(texts.papers.deviation, {
      category: title(one.category),
      change: changeOf(writer, one),
      reason: one.reason,
      judge: one.judge,
      second: one.second,
    }),
  )
  return section(texts.papers.deviations, { items })
}

function changeOf(
  { fill, title, texts }: Writer,
  { removes, adds, leavesEmpty = false }: FrozenMinutes['deviations'][number],
): string {
  const parts = [
    removes ? fill(texts.papers.removes, { agency: title(removes) }) : '',
    adds ? fill(texts.papers.adds, { agency: title(adds) }) : '',
    leavesEmpty ? texts.papers.leftEmpty : '',
  ]
  return parts.filter(Boolean).join(texts.comma)
}

/** Winners who can't have their award after all; no section where there are none. */
export function fallOutsSection(
  { texts, title, isolate }: Writer,
  fallOuts: NonNullable<FrozenMinutes['fallOuts']>,
): Section[] {
  if (!fallOuts.length) return []
  const rows = fallOuts.map((one) => [
    title(one.agency),
    one.category ? title(one.category) : texts.papers.allAwards,
    texts.shortlist.fallOutKinds[one.kind],
    isolate(one.reason),
  ])
  return [
    section(texts.papers.fallOuts, {
      table: {
        head: [texts.papers.agency, texts.papers.category, texts.papers.kind, texts.papers.reason],
        widths: [3, 3, 2, 3],
        rows,
      },
    }),
  ]
}

/** Each round by its rules, and what it came to of each entry. A dash is what earlier minutes do not tell. */
export function votesSection(writer: Writer, { rounds = [], votes }: Pick<FrozenMinutes, 'rounds' | 'votes'>): Section {
  const { texts, title, number } = writer
  if (!votes.length)
    return section(texts.papers.votes, {
      lines: rounds.length ? rounds.map((round) => roundLine(writer, round)) : [texts.papers.none],
    })
  const outcome = (one: FrozenMinutes['votes'][number]) => {
    const name = outcomeOf(one)
    return name === null ? '—' : texts.papers.outcomes[name]
  }
  const told = (count: number | undefined) => (count === undefined ? '—' : number(count))
  const counted = (count: number | null) => (count === null ? texts.papers.notTold : number(count))
  const rows = votes.map((one) => [
    number(one.round),
    title(one.category),
    title(one.agency),
    counted(one.for),
    counted(one.against),
    counted(one.abstain),
    told(one.entitled),
    told(one.recused),
    outcome(one),
  ])
  const row = texts.papers
  const head = [
    row.round,
    row.category,
    row.agency,
    row.for,
    row.against,
    row.abstain,
    row.entitled,
    row.off,
    row.outcome,
  ]
  const isHidden = votes.some((one) => one.for === null)
  const lines = [
    ...rounds.map((round) => roundLine(writer, round)),
    ...(isHidden ? [row.countsHidden] : []),
    ...votes.flatMap((one) => choicesLine(writer, one)),
  ]
  return section(texts.papers.votes, {
    lines,
    table: { head, widths: [1.3, 2.7, 3.1, 1.2, 1.5, 1.8, 1.5, 1.2, 2.4], rows },
  })
}

function roundLine(
  { texts, fill, number, percent }: Writer,
  round: NonNullable<FrozenMinutes['rounds']>[number],
): string {
  const { quorumPercent, majority, secrecy, minBallots, ballots, commitment, voidReason } = round
  const rules = `${fill(texts.votes.round, { n: number(round.number) })}: ${fill(texts.votes.rules, { quorum: percent(quorumPercent / 100), majority: texts.votes.majorities[majority] })}`
  const more = [
    secrecy === undefined ? null : secrecy === 'secret' ? texts.papers.secretRound : texts.papers.openRound,
    minBallots === undefined || ballots === undefined
      ? null
      : fill(texts.papers.roundBallots, { least: number(minBallots), n: number(ballots) }),
    voidReason ? fill(texts.papers.roundVoid, { reason: voidReason }) : null,
    commitment ? fill(texts.papers.roundCommitment, { hash: commitment }) : null,
  ]
  return [rules, ...more.filter((part) => part !== null)].join(texts.comma)
}

/** Who chose what in an open vote. */
function choicesLine(
  { texts, title }: Writer,
  { category, agency, choices }: FrozenMinutes['votes'][number],
): string[] {
  if (!choices?.length) return []
  const named = (['for', 'against', 'abstain'] as const).flatMap((choice) => {
    const names = choices.filter((item) => item.choice === choice).map(({ judge }) => judge)
    return names.length ? [`${texts.papers[choice]}: ${names.join(texts.comma)}`] : []
  })
  return [`${texts.papers.namedVotes} – ${title(category)}${texts.comma}${title(agency)} – ${named.join('; ')}`]
}

export function recusalsSection({ texts, title, isolate }: Writer, recusals: AwardRecord['recusals']): Section {
  if (!recusals.length) return section(texts.papers.recusals, { lines: [texts.papers.none] })
  const rows = recusals.map((one) => [
    one.judge,
    title(one.agency),
    one.kind === 'declared' ? texts.papers.declared : texts.papers.ownAgency,
    one.kind === 'declared' ? isolate(one.reason) : '—',
  ])
  return section(texts.papers.recusals, {
    table: {
      head: [texts.papers.judge, texts.papers.agency, texts.papers.kind, texts.papers.reason],
      widths: [2, 3, 2, 3],
      rows,
    },
  })
}
