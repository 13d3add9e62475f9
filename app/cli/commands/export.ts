import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findLatestRun } from '../../../db/queries/runs'
import { loadRankingExport } from '../../exports/load-ranking-export.server'
import { toRankingCsv } from '../../exports/ranking-csv'
import { toRankingXlsx } from '../../exports/ranking-xlsx.server'
import { recordExport } from '../../exports/record-export.server'
import { everything } from '../../../db/queries/scope'
import type { Db } from '../../../db/database'
import { operatorOf } from '../../access/viewer.server'
import { exportForJudges } from '../../flows/publication/export-for-judges.server'
import { openPublicationFile, packageName } from '../../flows/publication/open-publication.server'
import { storedModel } from '../../model/stored-model'
import { type Language, isLanguage } from '../../i18n/language'
import { chooseEdition } from '../choose-festivals'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'

export const exportCommand: Command = {
  summary: 'write the ranking of an edition, the package of its judges, or what it published',
  help: `sanjeh export [--festival CODE] [--edition CODE] [--lang fa|en] --out FILE.csv|FILE.xlsx
sanjeh export [--festival CODE] [--edition CODE] [--publication NUMBER] --out FILE.zip

Writes the newest ranking of the edition (without --edition: of the newest one). A ZIP is the signed package of the judges, or with --publication
what was published under that number, as it was sealed and once it has opened; “sanjeh verify” checks either.`,
  prepare(args) {
    const { values } = parseOptions(args, {
      festival: { type: 'string' },
      edition: { type: 'string' },
      lang: { type: 'string', default: 'fa' },
      publication: { type: 'string' },
      out: { type: 'string' },
    })
    const { lang, out, publication } = values
    if (!isLanguage(lang)) throw new UsageError('--lang is fa or en')
    const kind = out === undefined ? '' : path.extname(out)
    if (out === undefined || !['.csv', '.xlsx', '.zip'].includes(kind))
      throw new UsageError('--out names a file that ends in .csv or .xlsx, or .zip for a package')
    if (publication !== undefined && (kind !== '.zip' || !/^\d{1,6}$/.test(publication)))
      throw new UsageError('--publication is a number, of what goes into a .zip')
    return async ({
      workspace: {
        database: { db },
      },
      folder,
    }) => {
      const row = await chooseEdition(db, values.festival, values.edition)
      const file = path.resolve(folder, out)
      if (kind !== '.zip') return writeRanking(db, row, lang, file)
      return publication === undefined ? writeJudges(db, row, file) : writePublished(db, row, Number(publication), file)
    }
  },
}

type Own = Awaited<ReturnType<typeof chooseEdition>>

async function writeRanking(db: Db, item: Own, lang: Language, file: string): Promise<CommandAnswer> {
  const latest = await findLatestRun(db, item.edition.id)
  if (!latest)
    return {
      exitCode: 1,
      lines: [`${item.edition.code}: not scored yet; run: sanjeh score --festival ${item.festival.code}`],
      json: { error: 'not-scored' },
    }
  const query = {
    runId: latest.run.id,
    scope: everything,
    sort: 'rank' as const,
    descending: false,
    page: 1,
    pageSize: 1,
  }
  const table = await loadRankingExport(
    db,
    { ...item, ...latest, model: storedModel(latest.modelVersion) },
    query,
    lang,
  )
  const now = new Date()
  await recordExport({ db, viewer: operatorOf('cli'), now }, item, {
    action: 'ranking.export',
    subject: `run:${latest.run.id}`,
    act: 'rankings.see',
    after: { as: path.extname(file).slice(1), agencies: table.rows.length, resultHash: latest.run.resultHash },
  })
  await writeFile(file, path.extname(file) === '.csv' ? toRankingCsv(table) : await toRankingXlsx(table, now))
  return {
    exitCode: 0,
    lines: [`${file}: ${table.rows.length} agencies of run ${latest.run.id}`],
    json: { file, rows: table.rows.length, run: latest.run.id },
  }
}

async function writeJudges(db: Db, item: Own, file: string): Promise<CommandAnswer> {
  const made = await exportForJudges({ db, viewer: operatorOf('cli'), now: new Date() }, item)
  if (!made.ok)
    return {
      exitCode: 1,
      lines: [`${item.edition.code}: no package (${made.why}) ${made.detail}`],
      json: { error: made.why, detail: made.detail },
    }
  await writeFile(file, made.zip)
  return { exitCode: 0, lines: [`${file}: ${made.sha256}`], json: { file, sha256: made.sha256 } }
}

async function writePublished(db: Db, item: Own, number: number, file: string): Promise<CommandAnswer> {
  const made = await openPublicationFile({ db, now: new Date() }, item.edition.id, number, packageName)
  if (!made)
    return {
      exitCode: 1,
      lines: [`${item.edition.code}: no publication ${number} has opened`],
      json: { error: 'not-published' },
    }
  await writeFile(file, made.content)
  return { exitCode: 0, lines: [`${file}: ${made.sha256}`], json: { file, sha256: made.sha256 } }
}
