import classicDocument from '../../../examples/hamadan/model.json'
import { checkModel } from '../../../scoring/check-model'
import { listWanted } from '../../../scoring/metric-names'
import type { Model } from '../../../scoring/model'
import { FestivalDocument } from '../packs/pack'
import equalDocument from './starts/equal.json'
import metricDocuments from './starts/metrics.json'
import type { ModelStart } from './model-start-names'
import shortDocument from './starts/short.json'

const documents: Readonly<Record<ModelStart, unknown>> = {
  classic: classicDocument,
  short: shortDocument,
  equal: equalDocument,
}

export type StartMetric = FestivalDocument['metrics'][number]

const catalogue = new Map(FestivalDocument.shape.metrics.parse(metricDocuments).map((metric) => [metric.code, metric]))

/**
 * A model to start from, with the metrics that a festival needs for it: those it asks for, and the wholes that these
 * are parts of.
 */
export function openStart(start: ModelStart): { model: Model; metrics: StartMetric[] } {
  const checked = checkModel(documents[start])
  if (!checked.ok) throw new Error(`The model to start from ${start} is wrong: ${checked.errors[0]?.en ?? ''}`)
  const needed = new Map<string, StartMetric>()
  const need = (code: string) => {
    const metric = catalogue.get(code)
    if (!metric) throw new Error(`The model to start from ${start} needs the metric ${code}, which is not described`)
    if (needed.has(code)) return
    needed.set(code, metric)
    for (const whole of metric.partOf) need(whole.metric)
  }
  for (const code of listWanted(checked.model).metrics.keys()) need(code)
  return { model: checked.model, metrics: [...needed.values()] }
}
