import type { AwardRecord } from '../flows/award-source.server'
import type { ScoreRun } from '../../db/queries/runs'
import { type Paper, writerOf } from '../papers/letterhead'
import type { RankingExport } from './ranking-table'

/** The winners as a table of plain values, for CSV and XLSX. */
export function shortlistTable(paper: Paper, { entries, shortlist }: AwardRecord, run: ScoreRun): RankingExport {
  const { title, editionTitle, banner, texts } = writerOf(paper)
  return {
    language: paper.language,
    title: `${texts.papers.shortlist} – ${editionTitle}`,
    notes: [
      ...(banner === null ? [] : [banner]),
      `${texts.run.resultHash}: ${run.resultHash}`,
      ...(shortlist.hash === null ? [] : [`${texts.papers.hash.list}: ${shortlist.hash}`]),
    ],
    heading: [
      texts.papers.category,
      texts.papers.group,
      texts.papers.place,
      'code',
      texts.papers.agency,
      texts.papers.value,
    ],
    rows: entries.map((entry) => [
      title(entry.category),
      entry.group ? title(entry.group) : null,
      entry.place,
      entry.agency.code,
      title(entry.agency),
      entry.value,
    ]),
    decimals: [null, null, 0, null, null, 4],
  }
}
