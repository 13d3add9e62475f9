import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { DaysAgo, DaysLeft } from './days'

const textOf = (part: ReactNode, language: 'fa' | 'en') => {
  const { container, unmount } = renderPart(part, { language })
  const text = container.textContent
  unmount()
  return text
}

test('the last day, one day and several days have words of their own', () => {
  for (const language of ['fa', 'en'] as const) {
    const texts = [0, 1, 2].map((days) => textOf(<DaysLeft days={days} />, language))
    expect(new Set(texts).size).toBe(3)
  }
})

test('days are counted in the digits of the page', () => {
  expect(textOf(<DaysLeft days={12} />, 'fa')).toContain('۱۲')
  expect(textOf(<DaysLeft days={12} />, 'en')).toContain('12')
  expect(textOf(<DaysAgo days={12} />, 'fa')).toContain('۱۲')
})

test.each([
  [0, true],
  [3, true],
  [4, false],
])('the last three days stand out: %d', (days, isMarked) => {
  const { container } = renderPart(<DaysLeft days={days} />)
  expect(container.querySelector('.badge-demo') !== null).toBe(isMarked)
})

test('what was today is told from yesterday', () => {
  expect(textOf(<DaysAgo days={0} />, 'en')).not.toBe(textOf(<DaysAgo days={1} />, 'en'))
})
