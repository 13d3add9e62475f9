import { Form } from '@remix-run/react'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import { Button } from '../../ui/button'
import { SendOnce } from './send-once'

/** A form whose answer comes when the test says so. */
function renderForm() {
  const answers: (() => void)[] = []
  renderPart(
    <>
      <SendOnce />
      <Form method="post">
        <input name="reason" aria-label="دلیل" />
        <Button>ثبت</Button>
      </Form>
    </>,
    { action: () => new Promise<null>((resolve) => answers.push(() => resolve(null))) },
  )
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'ثبت' })
  return { answers, button }
}

const answered = (button: HTMLElement) => waitFor(() => expect(button.hasAttribute('aria-disabled')).toBe(false))

test('a form that is pressed twice is sent once', async () => {
  const { answers, button } = renderForm()
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(answers).toHaveLength(1))
  expect(button.getAttribute('aria-busy')).toBe('true')
  // By script, or by Enter in a browser that presses no button.
  act(() => button.form?.requestSubmit())
  answers[0]?.()
  await answered(button)
  expect(answers).toHaveLength(1)
})

test('an answered form can be sent again', async () => {
  const { answers, button } = renderForm()
  for (const n of [1, 2]) {
    fireEvent.click(button)
    await waitFor(() => expect(answers).toHaveLength(n))
    answers[n - 1]?.()
    await answered(button)
  }
})
