import type { AwardRecord, ListedDeviation } from '../../db/queries/award-papers'
import { type Section, section } from './letter'
import type { Writer } from './letterhead'

export function winnersSection({ own, title, number }: Writer, entries: AwardRecord['entries']): Section {
  if (!entries.length) return section(own.winners, { lines: [own.none] })
  const rows = entries.map((entry) => [title(entry.category), entry.group ? title(entry.group) : '—', number(entry.place), title(entry.agency), entry.value === null ? '—' : number(entry.value, 2)])
  return section(own.winners, { table: { head: [own.category, own.group, own.place, own.agency, own.value], widths: [3, 3, 1.2, 4, 1.6], rows } })
}

export function deviationsSection(writer: Writer, deviations: AwardRecord['deviations']): Section {
  const { own, fill, title } = writer
  if (!deviations.length) return section(own.deviations, { lines: [own.none] })
  const items = deviations.map((one) => fill(own.deviation, { category: title(one.category), change: changeOf(writer, one), reason: one.reason, judge: one.judge, second: one.second }))
  return section(own.deviations, { items })
}

function changeOf({ own, fill, title, texts }: Writer, { removes, adds }: ListedDeviation): string {
  const parts = [removes ? fill(own.removes, { agency: title(removes) }) : '', adds ? fill(own.adds, { agency: title(adds) }) : '']
  return parts.filter(Boolean).join(texts.comma)
}

export function votesSection({ own, title, number }: Writer, votes: AwardRecord['votes']): Section {
  if (!votes.length) return section(own.votes, { lines: [own.none] })
  const rows = votes.map((one) => [number(one.round), title(one.category), title(one.agency), number(one.for), number(one.against), number(one.abstain)])
  return section(own.votes, { table: { head: [own.round, own.category, own.agency, own.for, own.against, own.abstain], widths: [1, 3, 4, 1.2, 1.2, 1.2], rows } })
}

export function recusalsSection({ own, title }: Writer, recusals: AwardRecord['recusals']): Section {
  if (!recusals.length) return section(own.recusals, { lines: [own.none] })
  const rows = recusals.map((one) => [one.judge, title(one.agency), one.kind === 'declared' ? own.declared : own.ownAgency, one.reason])
  return section(own.recusals, { table: { head: [own.judge, own.agency, own.kind, own.reason], widths: [2, 3, 2, 3], rows } })
}
