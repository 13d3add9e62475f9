import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import { RevealedList } from './revealed-list'
import { WinnerList } from './winner-list'

const category = { code: 'best', titleFa: 'برتر', titleEn: 'Best' }
const winner = (code: string, index: number, value: number | null) => ({
  category,
  group: null,
  agency: { code, titleFa: code, titleEn: code },
  place: index,
  value,
})
const winners = [winner('water', 1, 812.5), winner('gas', 2, 812.5), winner('post', 3, 700)]
const marked = (mark: string) =>
  screen.getAllByText(mark).map((item) => item.closest('li')?.querySelector('strong')?.textContent)

test.each([
  ['fa', 'برابر در رقم‌های نشان‌داده‌شده'],
  ['en', 'equal on the digits shown'],
] as const)('winners with the same shown value at two places say so (%s)', (language, mark) => {
  const list = renderPart(<WinnerList winners={winners} awards={[{ category, group: null }]} />, { language })
  expect(marked(mark)).toEqual(['water', 'gas'])
  list.unmount()
  const reveal = { category, group: null, revealed: winners, fresh: 1, isEmpty: false }
  renderPart(<RevealedList reveal={reveal} decimals={1} />, { language })
  expect(marked(mark)).toEqual(['water', 'gas'])
})

test('nothing is said of another award, nor of who shares a place', () => {
  const other = { ...category, code: 'other' }
  renderPart(
    <WinnerList
      winners={[winner('water', 1, 812.5), winner('gas', 1, 812.5), { ...winner('post', 2, 812.5), category: other }]}
    />,
  )
  expect(screen.queryAllByText('برابر در رقم‌های نشان‌داده‌شده')).toEqual([])
})
