import path from 'node:path'
import type { Plugin } from 'vite'

const charts = path.resolve(import.meta.dirname, '../app/charts')

/** What Recharts asks for by package, and the part of it that our charts use. */
const lean = new Map([
  ['victory-vendor/d3-scale', path.join(charts, 'scales.ts')],
  ['decimal.js-light', path.join(charts, 'tick-decimal.ts')],
])

/** Gives Recharts the few scales and decimals that our charts need for whole libraries of them: a fifth of its code. */
export function leanCharts(): Plugin {
  return {
    name: 'lean-charts',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (importer?.includes('/recharts/') ? lean.get(source) : null),
  }
}
