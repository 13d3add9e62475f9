import type { Db } from '../../../db/database'
import { everything } from '../../../db/queries/scope'
import { canonicalInput, canonicalJson } from '../../../scoring/canonical'
import { loadRankingExport } from '../../exports/load-ranking-export.server'
import type { Manifest } from '../../exports/manifest'
import { toRankingCsv } from '../../exports/ranking-csv'
import { shortlistTable } from '../../exports/shortlist-table'
import { type Language, languages } from '../../i18n/language'
import type { Paper } from '../../papers/letterhead'
import { methodPaper } from '../../papers/method-paper'
import { shortlistPaper } from '../../papers/shortlist-paper'
import type { AwardSource, ScoredSource } from '../../documents/award-source'
import { onThread } from '../../workers/engine-threads.server'

export type Files = Record<string, Uint8Array>

type Own = Omit<Paper, 'language'>

const encode = (text: string) => new TextEncoder().encode(text)

/** What a run is known by, for the manifest of whatever rests on it. */
export function manifestFacts(
  { festival, edition }: Own,
  { run, modelVersion }: ScoredSource,
  { record }: Pick<AwardSource, 'record'>,
): Omit<Manifest, 'format' | 'files' | 'kind' | 'number'> {
  const { id, asOf, inputHash, resultHash } = run
  return {
    festival: festival.code,
    edition: edition.code,
    isDemo: festival.isDemo,
    run: { id, asOf: asOf.toISOString(), modelHash: modelVersion.hash, inputHash, resultHash },
    listHash: record.shortlist.hash,
  }
}

/** When what is in a package was decided: nothing in it tells when it was made. */
export function momentOf({ record: { shortlist } }: Pick<AwardSource, 'record'>): Date {
  return shortlist.closedAt ?? shortlist.createdAt
}

/** The winners as PDF, XLSX and CSV, in both languages. */
export async function winnerFiles(item: Own, source: AwardSource, name: string, forJudges: boolean): Promise<Files> {
  return inBothLanguages(async (language) => {
    const paper = { ...item, language }
    const table = shortlistTable(paper, source.record, source.run)
    return {
      [`${name}.${language}.pdf`]: await onThread('letter', {
        letter: shortlistPaper(paper, source.record, source.run, forJudges),
        at: momentOf(source),
      }),
      [`${name}.${language}.xlsx`]: await onThread('steadyXlsx', { table, at: momentOf(source) }),
      [`${name}.${language}.csv`]: encode(toRankingCsv(table)),
    }
  })
}

/** The model as a document and in words. */
export async function methodFiles(item: Own, source: ScoredSource, at: Date): Promise<Files> {
  const papers = await inBothLanguages(async (language) => ({
    [`method.${language}.pdf`]: await onThread('letter', {
      letter: methodPaper({ ...item, language }, source, source.model, source.input.agencies.code.length),
      at,
    }),
  }))
  return { ...papers, 'model.json': encode(canonicalJson(source.modelVersion.document)) }
}

/** The whole ranking, and the input that anyone can score again. */
export async function rankingFiles(db: Db, item: Own, source: ScoredSource, at: Date): Promise<Files> {
  const query = {
    runId: source.run.id,
    scope: everything,
    sort: 'rank' as const,
    descending: false,
    page: 1,
    pageSize: 1,
  }
  const tables = await inBothLanguages(async (language) => {
    const table = await loadRankingExport(db, { ...item, ...source }, query, language)
    return {
      [`ranking.${language}.csv`]: encode(toRankingCsv(table)),
      [`ranking.${language}.xlsx`]: await onThread('steadyXlsx', { table, at }),
    }
  })
  return { ...tables, 'input.json': encode(canonicalInput(source.input)) }
}

async function inBothLanguages(make: (language: Language) => Promise<Files>): Promise<Files> {
  const made: Files = {}
  for (const language of languages) Object.assign(made, await make(language))
  return made
}
