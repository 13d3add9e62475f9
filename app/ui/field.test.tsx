import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { Choice, Field, SelectField, TextAreaField, TextField } from './field'

test('the name of a control is its label alone, whatever stands below', () => {
  renderPart(<TextField label="نام" help="همان که در حکم است" error="نام را بنویسید" name="name" />)
  expect(screen.getByRole('textbox', { name: 'نام' })).toBeDefined()
})

test('help and error describe the control, and an error marks it', () => {
  renderPart(<TextField label="Name" help="As in the decree" error="Write a name" name="name" />, { language: 'en' })
  const input = screen.getByRole('textbox', { name: 'Name' })
  const about = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id))
  expect(about.map((element) => element?.textContent)).toEqual(['As in the decree', 'Write a name'])
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toBe('Write a name')
})

test('a field without an error is not marked', () => {
  renderPart(<TextField label="نام" error={null} name="name" />)
  const input = screen.getByRole('textbox')
  expect(input.hasAttribute('aria-invalid')).toBe(false)
  expect(input.hasAttribute('aria-describedby')).toBe(false)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('an error that appears leaves the control with its text and focus', () => {
  function Toggled() {
    const [error, setError] = useState<string | null>(null)
    return (
      <>
        <TextField label="نام" error={error} name="name" />
        <button type="button" onClick={() => setError('نام را بنویسید')} />
      </>
    )
  }
  renderPart(<Toggled />)
  const input = screen.getByRole<HTMLInputElement>('textbox')
  fireEvent.change(input, { target: { value: 'سارا' } })
  fireEvent.click(screen.getByRole('button'))
  expect(screen.getByRole('alert')).toBeDefined()
  expect(screen.getByRole('textbox')).toBe(input)
  expect(input.value).toBe('سارا')
})

test('each kind of control gets what its field knows', () => {
  renderPart(
    <>
      <SelectField label="نقش" error="نقش را برگزینید" name="role">
        <option>داور</option>
      </SelectField>
      <TextAreaField label="دلیل" error="دلیل را بنویسید" name="reason" />
    </>,
  )
  expect(screen.getByRole('combobox', { name: 'نقش' }).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('textbox', { name: 'دلیل' }).getAttribute('aria-invalid')).toBe('true')
})

test('a control of another kind is told by its field too', () => {
  renderPart(
    <Field label="پرونده" error="پرونده بزرگ است">
      {(control) => <input type="file" {...control} />}
    </Field>,
  )
  expect(screen.getByLabelText('پرونده').getAttribute('aria-invalid')).toBe('true')
})

test('a box is ticked by its label', () => {
  renderPart(<Choice label="همه" name="all" />)
  fireEvent.click(screen.getByText('همه'))
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'همه' }).checked).toBe(true)
})
