import type { RankingPage, RankingRow } from '../../db/queries/rankings'
import type { RunFacts } from '../access/edition-run.server'
import { en } from '../i18n/en'
import { fa } from '../i18n/fa'
import { type Language, inLanguage, titleOf } from '../i18n/language'
import type { Texts } from '../i18n/texts'

export type ExportCell = string | number | null

/** A ranking as a table of plain values, with what must stand beside it wherever it goes. */
export interface RankingExport {
  language: Language
  title: string
  /** Demonstration, proposal, run, as-of moment, fingerprint: one line each. */
  notes: string[]
  heading: string[]
  rows: ExportCell[][]
  /** By column: decimals of its numbers; null for texts. */
  decimals: (number | null)[]
}

export function toRankingExport(
  page: RankingPage,
  run: RunFacts,
  edition: { titleFa: string; titleEn: string },
  language: Language,
  isDemo: boolean,
): RankingExport {
  const texts: Texts = language === 'fa' ? fa : en
  const dimensions = page.dimensions.map((dimension) => titleOf(language, dimension))
  return {
    language,
    title: titleOf(language, edition),
    notes: listNotes(texts, run, language, isDemo),
    heading: [
      texts.ranking.rank,
      texts.ranking.groupRank,
      'code',
      texts.ranking.agency,
      texts.ranking.group,
      texts.ranking.county,
      texts.ranking.total,
      texts.ranking.level,
      texts.ranking.coverage,
      ...dimensions,
      texts.agency.notes,
    ],
    rows: page.rows.map((row) => toCells(row, page, run, language, texts)),
    decimals: [1, 1, null, null, null, null, run.model.decimals, null, 3, ...dimensions.map(() => 2), null],
  }
}

function toCells(row: RankingRow, page: RankingPage, run: RunFacts, language: Language, texts: Texts): ExportCell[] {
  const level = run.levels[row.scoreLevel ?? -1]
  return [
    row.overall?.rank ?? null,
    row.inGroup?.rank ?? null,
    row.code,
    titleOf(language, row),
    row.group ? titleOf(language, row.group) : null,
    row.county ? titleOf(language, row.county) : null,
    row.total ?? texts.state[row.state],
    level ? inLanguage(language, level) : null,
    row.coverage,
    // No data, not applicable and zero stay three things in a file too.
    ...page.dimensions.map(({ code }) => row.nodes[code]?.score ?? texts.state[row.nodes[code]?.state ?? 'no-data']),
    row.competes ? null : `${texts.ranking.notCompeting}: ${(language === 'fa' ? row.reasonFa : row.reasonEn) ?? ''}`,
  ]
}

function listNotes(texts: Texts, run: RunFacts, language: Language, isDemo: boolean): string[] {
  return [
    ...(isDemo ? [`${texts.demo}: ${texts.demoNote}`] : []),
    `${texts.run.model}: ${inLanguage(language, run.model.title)} (${run.model.version})`,
    ...(run.model.standing === 'proposal' ? [texts.proposal] : []),
    `${texts.run.asOf}: ${run.asOf}`,
    `${texts.run.resultHash}: ${run.resultHash}`,
  ]
}
