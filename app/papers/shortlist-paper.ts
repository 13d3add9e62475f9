import type { AwardRecord } from '../documents/award-source'
import type { ScoreRun } from '../../db/queries/runs'
import { deviationsSection, fallOutsSection, recusalsSection, votesSection, winnersSection } from './award-sections'
import type { Letter } from './letter'
import { type Paper, dayOf, letterhead, writerOf } from './letterhead'

/** The list of winners. `forJudges`: with departures, votes and recusals; the public gets the winners alone. */
export function shortlistPaper(paper: Paper, record: AwardRecord, run: ScoreRun, forJudges: boolean): Letter {
  const writer = writerOf(paper)
  const { texts, digits, fill } = writer
  const { shortlist, entries, deviations, recusals } = record
  const number = `${paper.edition.code}/${shortlist.number}`
  const rest = [
    deviationsSection(writer, deviations),
    ...fallOutsSection(writer, record.fallOuts),
    votesSection(writer, record),
    recusalsSection(writer, recusals),
  ]
  return {
    ...letterhead(paper, {
      title: texts.papers.shortlist,
      day: dayOf(shortlist.closedAt ?? shortlist.createdAt),
      number,
      attachments: 0,
    }),
    facts: [
      { label: texts.papers.number, value: fill(texts.papers.list, { number: digits(shortlist.number) }) },
      { label: texts.papers.asOf, value: writer.moment(run.asOf) },
    ],
    sections: [winnersSection(writer, entries, record.awards), ...(forJudges ? rest : [])],
    signatures: [],
    hashes: [
      { label: texts.papers.hash.result, value: run.resultHash },
      ...(shortlist.hash === null ? [] : [{ label: texts.papers.hash.list, value: shortlist.hash }]),
    ],
  }
}
