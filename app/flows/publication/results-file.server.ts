import type { Db } from '../../../db/database'
import type { Edition, Festival } from '../../../db/queries/festivals'
import type { Minutes } from '../../../db/queries/minutes'
import { listRanking } from '../../../db/queries/rankings'
import { unknownTotal } from '../../format/unknown-total'
import { everything } from '../../../db/queries/scope'
import { canonicalJson } from '../../../scoring/canonical'
import type { CorrectionDocument, ResultsDocument } from '../../documents/results-document'
import type { AwardSource, ScoredSource } from '../../documents/award-source'
import { expectFound } from '../../expect/expect-found'

/** What the page of a publication says, as it was when it was made. */
export async function resultsFile(
  db: Db,
  { festival, edition }: { festival: Festival; edition: Edition },
  {
    source,
    scored: { run, modelVersion, model },
    minutes,
  }: { source: AwardSource; scored: ScoredSource; minutes: Minutes },
  {
    number,
    reason,
    showsRankings,
    correction,
  }: { number: number; reason: string | null; showsRankings: boolean; correction: CorrectionDocument | null },
): Promise<Uint8Array> {
  const { record } = source
  const coded = ({ code, titleFa, titleEn }: { code: string; titleFa: string; titleEn: string }) => ({
    code,
    titleFa,
    titleEn,
  })
  const document: ResultsDocument = {
    festival: { ...coded(festival), isDemo: festival.isDemo },
    edition: coded(edition),
    number,
    reason,
    run: {
      id: run.id,
      asOf: run.asOf.toISOString(),
      inputHash: run.inputHash,
      resultHash: run.resultHash,
      engine: run.engine,
    },
    model: {
      code: model.code,
      version: modelVersion.version,
      hash: modelVersion.hash,
      titleFa: model.title.fa,
      titleEn: model.title.en,
      author: model.author,
      standing: model.standing,
      decimals: model.decimals,
    },
    usedWeights: run.usedWeights,
    list: {
      number: record.shortlist.number,
      hash: expectFound(record.shortlist.hash, 'the hash of the closed list'),
      resultHash: source.run.resultHash,
    },
    minutes: {
      number: minutes.number,
      heldOn: minutes.heldOn,
      hash: expectFound(minutes.hash, 'the hash of the sealed minutes'),
    },
    winners: record.entries.map(({ category, group, agency, place, value }) => ({
      category: coded(category),
      group: group && coded(group),
      agency: coded(agency),
      place,
      value,
    })),
    awards: record.awards.map(({ category, group }) => ({ category: coded(category), group: group && coded(group) })),
    ranking: showsRankings ? await listRows(db, run.id, coded) : null,
    correction: showsRankings ? correction : null,
  }
  return new TextEncoder().encode(canonicalJson(document))
}

async function listRows(
  db: Db,
  runId: number,
  coded: (row: { code: string; titleFa: string; titleEn: string }) => {
    code: string
    titleFa: string
    titleEn: string
  },
) {
  const { rows } = await listRanking(db, {
    runId,
    scope: everything,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 1_000_000,
  })
  return rows.map((row) => ({
    ...coded(row),
    group: row.group && coded(row.group),
    total: row.total,
    rank: row.overall?.rank ?? null,
    groupRank: row.inGroup?.rank ?? null,
    coverage: row.coverage,
    state: row.state,
    unknown: unknownTotal(row),
  }))
}
