import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { FileField } from './file-field'

test('a file is asked for by its label, with the kinds that are taken', () => {
  renderPart(<FileField label="سند" name="file" accept=".pdf" required />)
  const { type, name, accept, required } = screen.getByLabelText<HTMLInputElement>('سند')
  expect([type, name, accept, required]).toEqual(['file', 'file', '.pdf', true])
})

test('what is wrong with a file stands below it', () => {
  renderPart(<FileField label="سند" help="تا ۱۰ مگابایت" error="این پرونده بزرگ است" name="file" />)
  expect(screen.getByLabelText('سند').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toBe('این پرونده بزرگ است')
})
