import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import type { Language } from '../i18n/language'
import { NumberField } from './number-field'

function renderField(language: Language) {
  const values: number[] = []
  function Page() {
    const [value, setValue] = useState(12.5)
    const take = (next: number) => {
      values.push(next)
      setValue(next)
    }
    return <NumberField label="وزن" value={value} onValue={take} />
  }
  renderPart(<Page />, { language })
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'وزن' })
  return { values, input, type: (text: string) => fireEvent.change(input, { target: { value: text } }) }
}

test.each([
  ['fa', '۱۲٫۵'],
  ['en', '12.5'],
] as const)('a number is shown in the digits of the page (%s)', (language, shown) => {
  expect(renderField(language).input.value).toBe(shown)
})

test.each([
  ['۲۰', 20],
  ['20', 20],
  ['٢٠', 20],
  ['۰٫۵', 0.5],
  ['0', 0],
])('a number is typed in any digits: %s', (text, value) => {
  const { values, type } = renderField('fa')
  type(text)
  expect(values).toEqual([value])
})

test.each(['', 'بیست', '-3'])('what is no number of zero or more is marked and changes nothing: “%s”', (text) => {
  const { values, input, type } = renderField('fa')
  type(text)
  expect(values).toEqual([])
  expect(input.getAttribute('aria-invalid')).toBe('true')
  fireEvent.blur(input)
  expect(input.value).toBe('۱۲٫۵')
  expect(input.getAttribute('aria-invalid')).toBe('false')
})

test('what is typed stays as it was typed until the field is left', () => {
  const { input, type } = renderField('fa')
  type('7.50')
  expect(input.value).toBe('7.50')
  fireEvent.blur(input)
  expect(input.value).toBe('۷٫۵')
})

test('what its page says is wrong stands below and describes it', () => {
  renderPart(<NumberField label="وزن" value={7} onValue={() => {}} error="باید کمتر باشد" />)
  const input = screen.getByRole('textbox', { name: 'وزن' })
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe('باید کمتر باشد')
})

test('a field that may be empty tells of it, and a signed one takes numbers below zero', () => {
  const told: (number | null)[] = []
  renderPart(
    <NumberField label="کف" value={4} isSigned onValue={(value) => told.push(value)} onEmpty={() => told.push(null)} />,
  )
  const input = screen.getByRole('textbox', { name: 'کف' })
  fireEvent.change(input, { target: { value: '-3' } })
  fireEvent.change(input, { target: { value: '' } })
  expect(told).toEqual([-3, null])
  expect(input.getAttribute('aria-invalid')).toBe('false')
})
