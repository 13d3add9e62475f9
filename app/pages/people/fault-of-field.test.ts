import { expect, test } from 'vitest'
import { errorsOf } from './fault-of-field'

test('what is wrong with a field stands beside it, and what is wrong with the whole form above its button', () => {
  expect(errorsOf('taken', (why) => `text of ${why}`)).toEqual({ errors: { username: 'text of taken' }, ofForm: null })
  expect(errorsOf('unknown-agency', String).errors).toEqual({ agency: 'unknown-agency' })
  expect(errorsOf('unknown-county', String).errors).toEqual({ county: 'unknown-county' })
  expect(errorsOf('elsewhere', String)).toEqual({ errors: {}, ofForm: 'elsewhere' })
  expect(errorsOf(null, String)).toEqual({ errors: {}, ofForm: null })
})
