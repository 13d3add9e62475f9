import { expect, test } from 'vitest'
import { mergeValues } from './merge-values'
import { readOpened, writeOpened } from '../forms/edits/opened-values.server'

const opened = { quota: '1', ties: 'joint', levels: ['city', 'county'], gates: true }

test('what only the other person changed is taken over, and what both changed stays as typed', () => {
  const now = { ...opened, quota: '2', ties: 'chain' }
  expect(mergeValues(opened, now, { ...opened, quota: '3', gates: false })).toEqual({
    taken: { ties: 'chain' },
    changed: [
      { field: 'quota', opened: '1', now: '2', yours: '3', kept: 'yours' },
      { field: 'ties', opened: 'joint', now: 'chain', yours: 'joint', kept: 'now' },
    ],
  })
})

test('where both came to the same there is nothing to tell, whatever the order of a list', () => {
  const now = { ...opened, quota: '2', levels: ['county', 'city'] }
  expect(mergeValues(opened, now, { ...opened, quota: '2' })).toEqual({ taken: {}, changed: [] })
})

test('where nobody knows what a form was opened with, nothing is taken over and every difference is told', () => {
  expect(mergeValues(null, { ...opened, quota: '2' }, opened)).toEqual({
    taken: {},
    changed: [{ field: 'quota', opened: undefined, now: '2', yours: '1', kept: 'yours' }],
  })
})

test('the hidden field gives back what was written, and nothing where it is damaged', () => {
  expect(readOpened(writeOpened({ ...opened, title: 'دستهٔ «یکم»' }))).toEqual({ ...opened, title: 'دستهٔ «یکم»' })
  expect(writeOpened({ title: 'دسته' })).toMatch(/^[\w-]+$/)
  for (const text of [null, undefined, '', 'x', writeOpened([1]), writeOpened({ a: { b: 1 } })])
    expect(readOpened(text)).toBeNull()
})
