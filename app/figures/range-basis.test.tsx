import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { RangeBasis } from './range-basis'

const basis = { draws: 200, failed: 0, spread: 0.25, surveyed: 0 }

test.each([
  ['fa', /^بازهٔ رتبه .*۲۰۰/, /^احتمال، سهم .*۲۰۰/],
  ['en', /^The range .*200/, /^The chance .*200/],
] as const)('says what ranges, and what chances, are made of (%s)', (language, ranges, chances) => {
  const said = (part: React.ReactNode) => {
    const { container, unmount } = renderPart(part, { language })
    const text = container.textContent?.replaceAll(/[\u2066-\u2069]/g, '')
    unmount()
    return text
  }
  expect(said(<RangeBasis basis={basis} />)).toMatch(ranges)
  expect(said(<RangeBasis basis={basis} of="chances" />)).toMatch(chances)
  expect(said(<RangeBasis basis={null} of="chances" />)).toBe('')
})
