import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { Progress, Status } from './status'

test('a status waits for a screen reader to finish', () => {
  renderPart(<Status className="text-quiet">۴۸ دستگاه</Status>)
  const status = screen.getByRole('status')
  expect([status.tagName, status.className, status.textContent]).toEqual(['P', 'text-quiet', '۴۸ دستگاه'])
})

test('a status without a text is there, so that its first text is read', () => {
  renderPart(<Status as="div" />)
  expect(screen.getByRole('status').tagName).toBe('DIV')
})

test('progress says how far it is', () => {
  renderPart(<Progress label="پیشرفت" done={3} of={8} />)
  const { value, max } = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'پیشرفت' })
  expect([value, max]).toEqual([3, 8])
})

test.each([{}, { done: 3, of: null }])('progress without an end has no value: %o', (step) => {
  renderPart(<Progress label="پیشرفت" {...step} />)
  expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false)
})
