import { expect, test } from 'vitest'
import { shortenError } from './shorten-error'

test('a statement with a million parameters does not fill the log', () => {
  const error = new Error(`Failed query: insert … params: ${'1,'.repeat(1_000_000)}`, { cause: new Error('disk full') })
  const text = shortenError(error)
  expect(text.length).toBeLessThan(10_000)
  expect(text).toMatch(/Failed query[\s\S]*more characters[\s\S]*caused by Error: disk full/)
})
