import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A console.error is a failure that somebody chose not to see. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
})
