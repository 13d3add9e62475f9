import { expect, test } from 'vitest'
import { SourceDefinition } from './definition'
import { defineSource } from '../tests/fixtures/source-definition'

const csv = { kind: 'csv' } as const
const paged = (pagination: object) => SourceDefinition.safeParse({ ...defineSource(), format: csv, pagination })

test('a CSV file can not say in itself where its next page is: such a definition is refused, with what can be done', () => {
  for (const pagination of [
    { kind: 'cursor', parameter: 'after', next: 'next' },
    { kind: 'link', next: 'links.next' },
  ]) {
    const read = paged(pagination)
    expect(read.error?.issues).toMatchObject([{ path: ['pagination', 'next'] }])
    expect(read.error?.issues[0]?.message).toContain(
      'a csv file can be paged by page, by offset, or by its Link header',
    )
  }
})

test('a CSV file is paged by number, by offset and by its Link header, and JSON by a cursor', () => {
  const ways = [
    { kind: 'page', parameter: 'page', size: 10 },
    { kind: 'offset', parameter: 'from', limitParameter: 'limit', limit: 10 },
    { kind: 'link' },
    { kind: 'none' },
  ]
  for (const pagination of ways) expect(paged(pagination).success, pagination.kind).toBe(true)
  const cursor = { kind: 'cursor', parameter: 'after', next: 'next' } as const
  expect(SourceDefinition.safeParse({ ...defineSource(), pagination: cursor }).success).toBe(true)
})
