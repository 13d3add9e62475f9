import { useActionData } from '@remix-run/react'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, modelOf } from '../../../tests/fixtures/small-scoring'
import { renderPart } from '../../../tests/fixtures/render-part'
import type { ModelError } from '../../../scoring/check/shape'
import { listEditorMethods, listRankStyles } from './editor-methods.server'
import { type ModelAnswer, ModelEditor } from './model-editor'

const json = JSON.stringify(modelOf([branchOf('D1', [indicatorOf('first'), indicatorOf('second')])]), null, 2)
const lists = {
  methods: listEditorMethods('en'),
  styles: listRankStyles('en'),
  metrics: [],
  attributes: [],
  usedCodes: [],
  arePoints: false,
  example: null,
}
const loaded = { document: json, opened: '1.0.0', lists, previous: null }
const answerOf = (errors: readonly ModelError[], text = json): ModelAnswer => ({
  intent: 'save',
  document: text,
  opened: '1.0.0',
  reason: '',
  rebased: null,
  ok: false,
  errors,
  refused: { intent: 'save', typed: {}, faults: {} },
})

function Page() {
  return <ModelEditor loaded={loaded} answer={useActionData<ModelAnswer>()} />
}

/** The editor with its form, once the server has answered if it is to. Gives the field of the version. */
async function show(answer?: ModelAnswer): Promise<HTMLElement> {
  renderPart(<Page />, { language: 'en', action: () => answer })
  const version = await screen.findByRole('textbox', { name: 'Version' }, { timeout: 20_000 })
  if (answer) {
    fireEvent.click(screen.getByRole('button', { name: 'Save the new version' }))
    await screen.findAllByRole('alert', {}, { timeout: 20_000 })
  }
  return version
}

/** Its error, or its help where there is none. */
const aboutOf = (field: HTMLElement) => {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
  return document.getElementById(ids.at(-1) ?? '')?.textContent
}

test('an error stands beside the field that shows its place, and the first wrong field has the focus', async () => {
  const version = await show(
    answerOf([
      { pointer: '/tree/children/0/children/1/weight', fa: 'وزن', en: 'The weight is wrong.' },
      { pointer: '/version', fa: 'نسخه', en: 'The version is taken.' },
      { pointer: '/defaults/normalisation/method', fa: 'روش', en: 'No such method.' },
      { pointer: '/requires/0', fa: 'گره', en: 'There is no such node.' },
    ]),
  )
  expect(aboutOf(version)).toBe('The version is taken.')
  expect(aboutOf(screen.getByRole('textbox', { name: 'second' }))).toBe('The weight is wrong.')
  expect(screen.getByRole('textbox', { name: 'first' }).getAttribute('aria-invalid')).toBe('false')
  expect(aboutOf(screen.getByRole('combobox', { name: 'Normalisation' }))).toBe('No such method.')
  expect(screen.getByRole('group', { name: 'Required dimensions' }).textContent).toContain('There is no such node.')
  expect(document.activeElement).toBe(version)
})

test('what no field shows stands above, with its place', async () => {
  const version = await show(answerOf([{ pointer: '/ranking/tieBreak/0', fa: 'گره', en: 'There is no such node.' }]))
  const notice = screen.getByText('There is no such node.')
  expect(notice.textContent).toContain('/ranking/tieBreak/0')
  const isBefore = notice.compareDocumentPosition(version)
  expect(isBefore & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect(document.activeElement?.getAttribute('aria-invalid')).not.toBe('true')
})

test('a text that is no JSON is wrong in its box, as it is typed', async () => {
  await show()
  const box = screen.getByRole('textbox', { name: /JSON/ })
  box.focus()
  fireEvent.change(box, { target: { value: '{' } })
  await waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'), { timeout: 5000 })
  expect(aboutOf(box)).toContain('This text is no JSON')
  expect(document.activeElement).toBe(box)
})

test('what the server said of a text goes with that text', async () => {
  const version = await show(answerOf([{ pointer: '/version', fa: 'نسخه', en: 'The version is taken.' }]))
  fireEvent.change(version, { target: { value: '1.0.1' } })
  expect(version.hasAttribute('aria-invalid')).toBe(false)
  expect(screen.queryByText('The version is taken.')).toBeNull()
})

test('an error of a part that is not shown leads to that part, and stands beside its field there', async () => {
  await show(answerOf([{ pointer: '/tree/children/0/children/1/unit', fa: 'واحد', en: 'The unit is missing.' }]))
  fireEvent.click(screen.getByText('Show “second”'))
  const unit = screen.getByLabelText('Unit of the indicator')
  expect(aboutOf(unit)).toBe('The unit is missing.')
  expect(screen.queryByText('Show “second”')).toBeNull()
})
