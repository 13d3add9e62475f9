import type { Db } from '../../db/database'
import { type RankingQuery, listRanking } from '../../db/queries/rankings'
import { type ScoredEdition, toRunFacts } from '../access/edition-run.server'
import type { Language } from '../i18n/language'
import type { ExportTable } from './export-table'
import { toRankingExport } from './ranking-table'

/** Every row that the query's filters leave, on one page. */
export async function loadRankingExport(
  db: Db,
  edition: ScoredEdition,
  query: RankingQuery,
  language: Language,
): Promise<ExportTable> {
  const page = await listRanking(db, { ...query, page: 1, pageSize: 1_000_000 })
  return toRankingExport(page, toRunFacts(edition), edition.edition, language, edition.festival.isDemo)
}
