import type { ListedDeviation } from '../../db/queries/award-papers'
import type { AwardRecord } from '../flows/award-source.server'
import type { FrozenMinutes } from '../minutes-document'
import { outcomeOf } from '../vote-outcome'
import { type Section, section } from './letter'
import type { Writer } from './letterhead'

export function winnersSection({ texts, title, number }: Writer, entries: AwardRecord['entries']): Section {
  if (!entries.length) return section(texts.papers.winners, { lines: [texts.papers.none] })
  const rows = entries.map((entry) => [
    title(entry.category),
    entry.group ? title(entry.group) : '—',
    number(entry.place),
    title(entry.agency),
    entry.value === null ? '—' : number(entry.value, 2),
  ])
  return section(texts.papers.winners, {
    table: {
      head: [texts.papers.category, texts.papers.group, texts.papers.place, texts.papers.agency, texts.papers.value],
      widths: [3, 3, 1.2, 4, 1.6],
      rows,
    },
  })
}

export function deviationsSection(writer: Writer, deviations: AwardRecord['deviations']): Section {
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

function changeOf({ fill, title, texts }: Writer, { removes, adds }: ListedDeviation): string {
  const parts = [
    removes ? fill(texts.papers.removes, { agency: title(removes) }) : '',
    adds ? fill(texts.papers.adds, { agency: title(adds) }) : '',
  ]
  return parts.filter(Boolean).join(texts.comma)
}

/** Each round by its rules, and what it came to of each entry. A dash is what earlier minutes do not tell. */
export function votesSection(writer: Writer, { rounds = [], votes }: Pick<FrozenMinutes, 'rounds' | 'votes'>): Section {
  const { texts, fill, title, number, percent } = writer
  if (!votes.length) return section(texts.papers.votes, { lines: [texts.papers.none] })
  const lines = rounds.map(
    ({ number: n, quorumPercent, majority }) =>
      `${fill(texts.votes.round, { n: number(n) })}: ${fill(texts.votes.rules, { quorum: percent(quorumPercent / 100), majority: texts.votes.majorities[majority] })}`,
  )
  const outcome = (one: FrozenMinutes['votes'][number]) => {
    const name = outcomeOf(one)
    return name === null ? '—' : texts.papers.outcomes[name]
  }
  const told = (count: number | undefined) => (count === undefined ? '—' : number(count))
  const rows = votes.map((one) => [
    number(one.round),
    title(one.category),
    title(one.agency),
    number(one.for),
    number(one.against),
    number(one.abstain),
    told(one.entitled),
    told(one.recused),
    outcome(one),
  ])
  const own = texts.papers
  const head = [
    own.round,
    own.category,
    own.agency,
    own.for,
    own.against,
    own.abstain,
    own.entitled,
    own.off,
    own.outcome,
  ]
  return section(texts.papers.votes, {
    lines,
    table: { head, widths: [1.3, 2.7, 3.1, 1.2, 1.5, 1.8, 1.5, 1.2, 2.4], rows },
  })
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
