import type { RankingPage } from '../../db/queries/rankings'
import type { RunFacts } from '../access/edition-run.server'
import { formatsOf } from '../format/kinds-of-number'
import { type Language, inLanguage, titleOf } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import { textsIn } from '../i18n/texts-in'
import { translator } from '../i18n/translate'
import { type ExportTable, fillTable } from './export-table'
import { type ListedColumn, type RankingScale, type Words, columnsInFiles } from './ranking-columns'

/** A ranking as a table of plain values. */
export function toRankingExport(
  page: RankingPage,
  run: RunFacts,
  edition: { titleFa: string; titleEn: string },
  language: Language,
  isDemo: boolean,
): ExportTable {
  const texts = textsIn(language)
  const words = wordsOf(language, texts)
  const scale: RankingScale = { levels: run.levels, decimals: run.model.decimals }
  const columns = columnsInFiles(page.dimensions).map((column) => ({
    heading: column.heading(words),
    decimals: decimalsIn(column, scale),
    read: (row: RankingPage['rows'][number]) => column.read?.(row, words, scale) ?? null,
  }))
  return {
    language,
    title: titleOf(language, edition),
    notes: listNotes(texts, run, language, isDemo),
    ...fillTable(columns, page.rows),
  }
}

function wordsOf(language: Language, texts: Texts): Words {
  return {
    language,
    t: translator(texts),
    format: formatsOf(language),
    title: (row) => titleOf(language, row),
    pick: (pair) => inLanguage(language, pair),
  }
}

function decimalsIn({ kind }: ListedColumn, scale: RankingScale): number | null {
  return { text: null, rank: 1, score: scale.decimals, points: 2, share: 3 }[kind]
}

/** One line for all weights that are not those of the model document, as the shares that were used. */
function listLearnt(texts: Texts, { usedWeights }: RunFacts, language: Language): string[] {
  const learnt = Object.entries(usedWeights ?? {})
    .filter(([, { learntBy }]) => learntBy !== null)
    .toSorted((a, b) => b[1].points - a[1].points || (a[0] < b[0] ? -1 : 1))
  if (!learnt.length) return []
  const names: Readonly<Record<string, string>> = texts.run.learning
  return [
    `${texts.run.learntWeights}: ${learnt.map(([code, { share, learntBy }]) => `${code} ${formatsOf(language).share(share)} (${names[learntBy ?? ''] ?? learntBy})`).join(texts.comma)}`,
  ]
}

function listNotes(texts: Texts, run: RunFacts, language: Language, isDemo: boolean): string[] {
  return [
    ...(isDemo ? [`${texts.demo}: ${texts.demoNote}`] : []),
    `${texts.run.model}: ${inLanguage(language, run.model.title)} (${run.model.version})`,
    ...(run.model.standing === 'proposal' ? [texts.proposal] : []),
    `${texts.run.asOf}: ${run.asOf}`,
    `${texts.run.resultHash}: ${run.resultHash}`,
    ...listLearnt(texts, run, language),
  ]
}
