import { expect, test } from 'vitest'
import { isEditionCode, isFestivalCode } from './codes'

test('codes stand in addresses: Latin letters, digits, dots and hyphens, and no name of a page', () => {
  const festivals = ['hamadan', 'Setup', 'sign-in', 'a b', 'همدان', '-x', '']
  expect(festivals.filter(isFestivalCode)).toEqual(['hamadan'])
  expect(['1404', 'sources', '1404-units'].filter(isEditionCode)).toEqual(['1404', '1404-units'])
})
