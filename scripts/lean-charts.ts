import path from 'node:path'
import type { Plugin } from 'vite'

const charts = path.resolve(import.meta.dirname, '../app/charts')

/** What Recharts asks for by package, and what it is given. React 18 has the store that the shim stands in for. */
const lean = new Map([
  ['victory-vendor/d3-scale', path.join(charts, 'scales.ts')],
  ['decimal.js-light', path.join(charts, 'tick-decimal.ts')],
  ['use-sync-external-store/shim/with-selector', 'use-sync-external-store/with-selector'],
])

/** What Babel wrote into each file of Recharts, by the names that the code of the file calls. */
const helpers = new Map([
  ['_extends', 'assign'],
  ['_objectSpread', 'assign'],
  ['_defineProperty', 'defineField'],
  ['_objectWithoutProperties', 'omit'],
  ['_slicedToArray', 'toItems'],
])

/** What only those helpers call. */
const innerHelpers = [
  'ownKeys',
  '_toPropertyKey',
  '_toPrimitive',
  '_objectWithoutPropertiesLoose',
  '_arrayWithHoles',
  '_arrayLikeToArray',
  '_iterableToArrayLimit',
  '_unsupportedIterableToArray',
  '_nonIterableRest',
] as const

const innerHelper = new RegExp(`\\b(?:${innerHelpers.join('|')})\\b`)
const helperLine = new RegExp(`^function (${[...helpers.keys(), ...innerHelpers].join('|')})\\(.*\\}$`, 'gm')
const byValueImport = /^import (uniqBy|maxBy|minBy) from 'es-toolkit\/compat\/\1';$/gm

/**
 * Gives Recharts what our charts need of the libraries behind it, and the helpers of its compiler once for once in
 * each file: a quarter of its code.
 */
export function leanCharts(): Plugin {
  return {
    name: 'lean-charts',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const given = importer?.includes('/recharts/') ? lean.get(source) : undefined
      return given === undefined || path.isAbsolute(given) ? given : this.resolve(given, importer)
    },
    transform(code, id) {
      if (id.includes('/d3-shape/')) return { code: markUnused(code), map: null }
      if (!id.includes('/recharts/')) return null
      const shared = shareHelpers(code)
      if (innerHelper.test(shared)) this.error(`${id} has a helper of Babel that is not known here`)
      return { code: shared.replace(byValueImport, importOf('$1', '$1', 'by-value.ts')), map: null }
    },
  }
}

function shareHelpers(code: string): string {
  const used = new Set<string>()
  const own = code.replace(helperLine, (_line, name: string) => {
    used.add(name)
    return ''
  })
  const imports = [...helpers].filter(([name]) => used.has(name))
  return [...imports.map(([name, shared]) => importOf(shared, name, 'babel-helpers.ts')), own].join('\n')
}

function importOf(name: string, as: string, file: string): string {
  return `import { ${name} as ${as} } from ${JSON.stringify(path.join(charts, file))};`
}

/** Without the mark, curves that d3 makes by a call are kept for the sake of the call, which does nothing else. */
function markUnused(code: string): string {
  return code.replace(/= (?=\(function custom\(|curveRadial\()/g, '= /* @__PURE__ */ ')
}
