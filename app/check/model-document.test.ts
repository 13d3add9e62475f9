import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readExamples, workOut } from '../../tests/fixtures/model-example'
import { modelSchema } from '../../scoring/check/model-shape'
import { isRecord } from '../../scoring/check/shape'

const english = readFileSync('docs/model.md', 'utf8')
const persian = readFileSync('docs/model.fa.md', 'utf8')

/** Methods and rules by step, with the names of their options, as the published schema has them. */
const methods = ['imputation', 'missingRule', 'treatment', 'normalisation', 'aggregation', 'weighting'].flatMap(
  (step) => {
    const definition: unknown = Object.entries<unknown>(modelSchema.$defs).find(([name]) => name === step)?.[1]
    const variants: unknown[] = isRecord(definition) && Array.isArray(definition['oneOf']) ? definition['oneOf'] : []
    return variants.map((variant) => {
      const properties = isRecord(variant) && isRecord(variant['properties']) ? variant['properties'] : {}
      const tag = properties['method'] ?? properties['rule']
      const [name] = isRecord(tag) && Array.isArray(tag['enum']) ? tag['enum'] : []
      const options = Object.entries(properties).filter(([key]) => !['method', 'rule', 'by', 'over'].includes(key))
      return {
        step,
        name: String(name),
        options: options.map(([key, own]) => ({ key, fallback: isRecord(own) ? own['default'] : undefined })),
      }
    })
  },
)

/** The text of a section, from its anchor to the next one. */
function sectionOf(document: string, anchor: string): string {
  return new RegExp(`<a id="${anchor}"></a>([\\s\\S]*?)(?=<a id=|$)`).exec(document)?.[1] ?? ''
}

test.each(readExamples(english).map((example) => [example.given.join(' · '), example] as const))(
  'docs/model.md, %s',
  (_, example) => {
    const told = workOut(example)
    expect(example.results.length).toBeGreaterThan(0)
    expect(example.results.map(({ what }) => `→ ${what}: ${told(what)}`)).toEqual(
      example.results.map(({ line }) => line),
    )
  },
)

test('both languages show the same examples', () => {
  expect(readExamples(persian)).toEqual(readExamples(english))
})

describe.each([
  ['English', english],
  ['Persian', persian],
])('in %s', (_, document) => {
  test('every method of the schema has a section with an example, its options and their defaults', () => {
    for (const { step, name, options } of methods) {
      const section = sectionOf(document, `${step}-${name}`)
      expect(section, `${step} ${name}`).toContain('```example')
      for (const { key, fallback } of options) {
        expect(section, `${step} ${name} ${key}`).toContain(`\`${key}\``)
        if (fallback !== undefined) expect(section, `${step} ${name} ${key}`).toContain(`\`${String(fallback)}\``)
      }
    }
  })

  test('the table of contents leads to sections that are there, and to all of them', () => {
    const links = [...document.matchAll(/\]\(#([A-Za-z0-9-]+)\)/g)].map(([, anchor]) => anchor)
    const anchors = [...document.matchAll(/<a id="([A-Za-z0-9-]+)"><\/a>/g)].map(([, anchor]) => anchor)
    expect(links.filter((link) => !anchors.includes(link))).toEqual([])
    expect(anchors.filter((anchor) => !links.includes(anchor))).toEqual([])
  })
})
