import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import type { RefusedForm } from '../../forms/form-fault'
import { type CategoryAnswer, CategoryEditor } from './category-editor'
import { newCategory } from './category-form'

const loaded = {
  fields: newCategory,
  groups: [{ code: 'a', titleFa: 'گروه', titleEn: 'Group' }],
  basis: { id: 0, version: 0, opened: '' },
  outcome: null,
}
const refused: RefusedForm = { intent: 'save', typed: { quota: ['many'] }, faults: {} }
const wrong: CategoryAnswer = {
  changed: null,
  why: 'invalid',
  outcome: null,
  refused,
  errors: [
    { pointer: '/rule/eligibility/levels/0', fa: 'سطح ناشناخته', en: 'An unknown level.' },
    { pointer: '/rule/quota', fa: 'باید عدد باشد.', en: 'Must be a number.' },
    { pointer: '/rule', fa: 'قاعده ناقص است', en: 'The rule is not whole.' },
  ],
}
const show = (answer?: CategoryAnswer, action?: (form: FormData) => unknown) =>
  renderPart(<CategoryEditor loaded={loaded} answer={answer} />, { language: 'en', ...(action ? { action } : {}) })
const quota = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Number of awards' })
const aboutQuota = () => document.getElementById(quota().getAttribute('aria-describedby') ?? '')?.textContent

test('what is wrong stands beside its field, the rest above, and the first wrong field has the focus', () => {
  show(wrong)
  expect(aboutQuota()).toBe('Must be a number.')
  expect(quota().value).toBe('many')
  const levels = screen.getByRole('group', { name: /^Level/ })
  expect(levels.textContent).toContain('An unknown level.')
  expect(document.activeElement).toBe(quota())
  const [above] = screen.getAllByRole('alert')
  expect(above?.textContent).toBe('The rule is not whole.')
})

test('a code that another category has is wrong in the field of the code', () => {
  show({ ...wrong, why: 'code-taken', errors: [] })
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Code' }))
  expect(screen.getByText('Another category has this code.')).toBeDefined()
})

test('what concerns no field stands above alone', () => {
  show({ ...wrong, why: 'not-now', errors: [], refused: null })
  expect(screen.getByRole('alert').textContent).toBe('Categories cannot be changed now.')
  expect(document.activeElement).toBe(document.body)
})

test('while somebody types, what is wrong changes, and the focus stays', async () => {
  const sound: CategoryAnswer = { ...wrong, why: null, errors: [], refused: null }
  show(wrong, () => sound)
  const title = screen.getByRole('textbox', { name: /English/ })
  title.focus()
  fireEvent.change(title, { target: { value: 'Best' } })
  await waitFor(() => expect(quota().hasAttribute('aria-invalid')).toBe(false), { timeout: 3000 })
  expect(document.activeElement).toBe(title)
  expect(screen.queryByRole('alert')).toBeNull()
})
