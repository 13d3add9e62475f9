import type { AwardRecord, ListedDeviation } from '../../db/queries/award-papers'
import { type Section, section } from './letter'
import type { Writer } from './letterhead'

export function winnersSection({ texts, title, number }: Writer, entries: AwardRecord['entries']): Section {
  if (!entries.length) return section(texts.papers.winners, { lines: [texts.papers.none] })
  const rows = entries.map((entry) => [title(entry.category), entry.group ? title(entry.group) : '—', number(entry.place), title(entry.agency), entry.value === null ? '—' : number(entry.value, 2)])
  return section(texts.papers.winners, { table: { head: [texts.papers.category, texts.papers.group, texts.papers.place, texts.papers.agency, texts.papers.value], widths: [3, 3, 1.2, 4, 1.6], rows } })
}

export function deviationsSection(writer: Writer, deviations: AwardRecord['deviations']): Section {
  const { texts, fill, title } = writer
  if (!deviations.length) return section(texts.papers.deviations, { lines: [texts.papers.none] })
  const items = deviations.map((one) => fill(texts.papers.deviation, { category: title(one.category), change: changeOf(writer, one), reason: one.reason, judge: one.judge, second: one.second }))
  return section(texts.papers.deviations, { items })
}

function changeOf({ fill, title, texts }: Writer, { removes, adds }: ListedDeviation): string {
  const parts = [removes ? fill(texts.papers.removes, { agency: title(removes) }) : '', adds ? fill(texts.papers.adds, { agency: title(adds) }) : '']
  return parts.filter(Boolean).join(texts.comma)
}

export function votesSection({ texts, title, number }: Writer, votes: AwardRecord['votes']): Section {
  if (!votes.length) return section(texts.papers.votes, { lines: [texts.papers.none] })
  const rows = votes.map((one) => [number(one.round), title(one.category), title(one.agency), number(one.for), number(one.against), number(one.abstain)])
  return section(texts.papers.votes, { table: { head: [texts.papers.round, texts.papers.category, texts.papers.agency, texts.papers.for, texts.papers.against, texts.papers.abstain], widths: [1, 3, 4, 1.2, 1.2, 1.2], rows } })
}

export function recusalsSection({ texts, title }: Writer, recusals: AwardRecord['recusals']): Section {
  if (!recusals.length) return section(texts.papers.recusals, { lines: [texts.papers.none] })
  const rows = recusals.map((one) => [one.judge, title(one.agency), one.kind === 'declared' ? texts.papers.declared : texts.papers.ownAgency, one.kind === 'declared' ? one.reason : '—'])
  return section(texts.papers.recusals, { table: { head: [texts.papers.judge, texts.papers.agency, texts.papers.kind, texts.papers.reason], widths: [2, 3, 2, 3], rows } })
}
