import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics, listMetricsWithValues } from '../../../db/queries/observations'
import { listMetricOwners } from '../../../db/queries/sources'
import { listWanted } from '../../../scoring/metric-names'
import { storedModel } from '../../model/stored-model'
import { chooseEdition } from '../choose-festivals'
import { type Command, UsageError } from '../command'
import { parseOptions } from '../parse-options'

export const metricsCommand: Command = {
  summary: 'list metrics, with who gives them and whether there are values',
  help: `sanjeh metrics list [--festival CODE] [--edition CODE]

For each metric of the festival: its unit, the source that gives it or that agencies declare it in the edition (without --edition the newest), whether
anything is known of it, and whether the model of the edition asks for it.`,
  prepare([verb, ...args]) {
    if (verb !== 'list') throw new UsageError('Say what to do: sanjeh metrics list')
    const { values } = parseOptions(args, { festival: { type: 'string' }, edition: { type: 'string' } })
    return async ({
      workspace: {
        database: { db },
      },
    }) => {
      const { festival, edition } = await chooseEdition(db, values.festival, values.edition)
      const owners = new Map((await listMetricOwners(db, festival.id)).map(({ metric, sources }) => [metric, sources]))
      const declared = new Set((await listDeclaredMetrics(db, edition.id)).map(({ metric }) => metric.code))
      const known = new Set(await listMetricsWithValues(db, festival.id))
      const version = await findModelVersionFor(db, edition)
      const wanted = new Set(version ? listWanted(storedModel(version)).metrics.keys() : [])
      const metrics = (await listMetrics(db, festival.id)).map(
        ({ code, titleFa, titleEn, unit, decimals, ...bounds }) => ({
          code,
          titleFa,
          titleEn,
          unit,
          decimals,
          lowest: bounds.lowest,
          highest: bounds.highest,
          partOf: bounds.partOf,
          sources: (owners.get(code) ?? []).map((source) => source.code),
          isDeclared: declared.has(code),
          hasValues: known.has(code),
          isInModel: wanted.has(code),
        }),
      )
      return {
        exitCode: 0,
        lines: metrics.map(({ code, titleFa, unit, sources, isDeclared, hasValues, isInModel }) => {
          const way = isDeclared ? 'declared' : sources.join(', ') || 'no source'
          return [
            code,
            titleFa,
            unit,
            way,
            hasValues ? 'has values' : 'no values',
            isInModel ? 'in the model' : '-',
          ].join('\t')
        }),
        json: metrics,
      }
    }
  },
}
