import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findLatestRun } from '../../../db/queries/runs'
import { loadRankingExport } from '../../exports/load-ranking-export.server'
import { toRankingCsv } from '../../exports/ranking-csv'
import { toRankingXlsx } from '../../exports/ranking-xlsx.server'
import { everything } from '../../../db/queries/scope'
import { storedModel } from '../../flows/score-edition.server'
import { isLanguage } from '../../i18n/language'
import { chooseEdition } from '../choose-festivals'
import { type Command, UsageError } from '../command'
import { parseOptions } from '../parse-options'

export const exportCommand: Command = {
  summary: 'write the ranking of an edition to a CSV or XLSX file',
  help: `sanjeh export [--festival CODE] [--edition CODE] [--lang fa|en] --out FILE.csv|FILE.xlsx

Writes the newest ranking of the edition (without --edition: of the newest one).`,
  prepare(args) {
    const { values } = parseOptions(args, { festival: { type: 'string' }, edition: { type: 'string' }, lang: { type: 'string', default: 'fa' }, out: { type: 'string' } })
    const { lang, out } = values
    if (!isLanguage(lang)) throw new UsageError('--lang is fa or en')
    const kind = out === undefined ? '' : path.extname(out)
    if (out === undefined || (kind !== '.csv' && kind !== '.xlsx')) throw new UsageError('--out names a file that ends in .csv or .xlsx')
    return async ({ workspace: { database }, folder }) => {
      const own = await chooseEdition(database.db, values.festival, values.edition)
      const latest = await findLatestRun(database.db, own.edition.id)
      if (!latest) return { exitCode: 1, lines: [`${own.edition.code}: not scored yet; run: sanjeh score --festival ${own.festival.code}`], json: { error: 'not-scored' } }
      const query = { runId: latest.run.id, scope: everything, sort: 'rank' as const, descending: false, page: 1, pageSize: 1 }
      const table = await loadRankingExport(database.db, { ...own, ...latest, model: storedModel(latest.modelVersion) }, query, lang)
      const file = path.resolve(folder, out)
      await writeFile(file, kind === '.csv' ? toRankingCsv(table) : await toRankingXlsx(table))
      return { exitCode: 0, lines: [`${file}: ${table.rows.length} agencies of run ${latest.run.id}`], json: { file, rows: table.rows.length, run: latest.run.id } }
    }
  },
}
