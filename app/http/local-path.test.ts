import { expect, test } from 'vitest'
import { ownPath } from './local-path'

test('a path of ours is kept with its search', () => {
  expect(ownPath('/en/hamadan/1404/rankings?page=2', 'fa')).toBe('/en/hamadan/1404/rankings?page=2')
})

test.each([
  null,
  '',
  'https://elsewhere.example/fa',
  '//elsewhere.example/fa',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/api/x',
])('%s leads to the start page', (wanted) => {
  expect(ownPath(wanted, 'fa')).toBe('/fa/start')
})
