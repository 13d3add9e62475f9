import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { listWanted } from '../../../scoring/metric-names'
import { listIndicators } from '../../model/model-parts'
import { FestivalDocument } from '../packs/pack'
import { modelStartNames as modelStarts } from './model-start-names'
import { openStart } from './model-starts'

const pack = path.resolve(import.meta.dirname, '../../../examples/hamadan/festival.json')
const described = new Map(
  FestivalDocument.parse(JSON.parse(readFileSync(pack, 'utf8'))).metrics.map((metric) => [metric.code, metric]),
)

describe.each(modelStarts)('the model to start from “%s”', (start) => {
  test('is sound, and every metric that it asks for comes with it', () => {
    const { model, metrics } = openStart(start)
    const codes = metrics.map(({ code }) => code)
    expect([...listWanted(model).metrics.keys()].filter((code) => !codes.includes(code))).toEqual([])
    expect(
      metrics.flatMap(({ partOf }) => partOf.map(({ metric }) => metric)).filter((code) => !codes.includes(code)),
    ).toEqual([])
  })

  test('counts each metric as the demonstration does', () => {
    for (const metric of openStart(start).metrics) expect(metric).toEqual(described.get(metric.code))
  })

  test('says that it is a proposal', () => {
    expect(openStart(start).model.standing).toBe('proposal')
  })
})

test('the classic start has a thousand points in eight dimensions, the short one ten indicators of the same points', () => {
  const [classic, short, equal] = modelStarts.map((start) => openStart(start).model)
  expect([classic?.scale, classic?.tree.children.length]).toEqual([1000, 8])
  expect(short && [short.scale, listIndicators(short).map(({ weight }) => weight)]).toEqual([1000, Array(10).fill(100)])
  expect(equal?.defaults).toMatchObject({ normalisation: { method: 'min-max' }, weighting: { method: 'equal' } })
})
