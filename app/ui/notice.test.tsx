import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { EmptyState, Notice } from './notice'

test.each(['warning', 'warning-line', 'error'] as const)('a refusal (%s) interrupts a screen reader', (kind) => {
  renderPart(
    <Notice kind={kind} isAnswer>
      ثبت نشد
    </Notice>,
  )
  expect(screen.getByRole('alert').textContent).toBe('ثبت نشد')
})

test.each(['done', 'information'] as const)('an answer of success (%s) waits for a screen reader to finish', (kind) => {
  renderPart(
    <Notice kind={kind} isAnswer>
      ثبت شد
    </Notice>,
  )
  expect(screen.getByRole('status').textContent).toBe('ثبت شد')
})

test('a notice that answers nothing has no role', () => {
  renderPart(<Notice>این نتیجه جایگزین شده است</Notice>)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText('این نتیجه جایگزین شده است').tagName).toBe('P')
})

test('room around a notice stands beside its looks', () => {
  renderPart(
    <Notice as="div" className="mt-3">
      <p>یک</p>
      <p>دو</p>
    </Notice>,
  )
  expect(screen.getByText('یک').parentElement?.className).toBe('rounded-lg bg-warn-soft px-4 py-2 text-warn mt-3')
})

test('an empty list says why', () => {
  renderPart(<EmptyState className="mt-4">هنوز اجرایی نیست</EmptyState>)
  expect(screen.getByText('هنوز اجرایی نیست').className).toBe('sheet mt-4')
})
