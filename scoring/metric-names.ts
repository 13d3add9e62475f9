import type { Measure, Model, ModelNode } from './model'

/** What a model asks for: metrics and attributes of agencies, each with the first indicator that does. */
export interface Wanted {
  metrics: Map<string, string>
  attributes: Map<string, string>
}

export function listWanted(model: Model): Wanted {
  const wanted: Wanted = { metrics: new Map(), attributes: new Map() }
  const visit = (node: ModelNode) => {
    if ('children' in node) for (const child of node.children) visit(child)
    else addWanted(node.measure, node.code, wanted)
  }
  visit(model.tree)
  return wanted
}

function addWanted(measure: Measure, indicator: string, wanted: Wanted) {
  if ('minuend' in measure) {
    addWanted(measure.minuend, indicator, wanted)
    addWanted(measure.subtrahend, indicator, wanted)
    return
  }
  const terms = 'metric' in measure ? [measure] : [measure.numerator, measure.denominator]
  for (const term of terms) {
    if ('metric' in term) wanted.metrics.set(term.metric, wanted.metrics.get(term.metric) ?? indicator)
    else wanted.attributes.set(term.attribute, wanted.attributes.get(term.attribute) ?? indicator)
  }
}
