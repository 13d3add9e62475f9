import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { Button, ButtonLink } from './button'
import { sentForm } from './sent-form'

test.each([
  ['primary', 'button mt-2'],
  ['quiet', 'button-quiet mt-2'],
  ['danger', 'button-danger mt-2'],
  ['link', 'link mt-2'],
  ['bare', 'mt-2'],
] as const)('a kind (%s) is a look, with room around it', (kind, className) => {
  renderPart(
    <Button kind={kind} className="mt-2">
      ثبت
    </Button>,
  )
  expect(screen.getByRole('button', { name: 'ثبت' }).className).toBe(className)
})

test('a button sends its form unless it says something else', () => {
  renderPart(
    <>
      <Button>ثبت</Button>
      <Button type="button">بستن</Button>
    </>,
  )
  expect(screen.getByRole('button', { name: 'ثبت' }).getAttribute('type')).toBe('submit')
  expect(screen.getByRole('button', { name: 'بستن' }).getAttribute('type')).toBe('button')
})

test('while a form is on the way its buttons do nothing, and the one that sent it says so', () => {
  const onSave = vi.fn()
  renderPart(
    <>
      <form>
        <Button onClick={onSave}>ذخیره</Button>
        <Button kind="quiet">آزمودن</Button>
        <Button type="button" kind="quiet">
          بستن
        </Button>
      </form>
      <form>
        <Button>دیگر</Button>
      </form>
    </>,
  )
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'ذخیره' })
  const states = () => screen.getAllByRole('button').map((button) => button.getAttribute('aria-disabled'))
  expect(states()).toEqual([null, null, null, null])
  act(() => sentForm.begin(save.form as HTMLFormElement, save))
  expect(states()).toEqual(['true', 'true', null, null])
  expect(save.getAttribute('aria-busy')).toBe('true')
  expect(screen.getByRole('button', { name: 'آزمودن' }).hasAttribute('aria-busy')).toBe(false)
  expect(fireEvent.click(save)).toBe(false)
  expect(onSave).not.toHaveBeenCalled()
  act(sentForm.end)
  expect(states()).toEqual([null, null, null, null])
  fireEvent.click(save)
  expect(onSave).toHaveBeenCalledOnce()
})

test('a pending button keeps the focus', () => {
  const onClick = vi.fn()
  renderPart(
    <Button type="button" isPending onClick={onClick}>
      بررسی
    </Button>,
  )
  const button = screen.getByRole<HTMLButtonElement>('button')
  button.focus()
  fireEvent.click(button)
  expect(document.activeElement).toBe(button)
  expect(onClick).not.toHaveBeenCalled()
})

test('a link looks like a button and stays a link', () => {
  renderPart(
    <>
      <ButtonLink to="/fa/account">حساب</ButtonLink>
      <ButtonLink kind="quiet" className="ms-auto" href="minutes.pdf" download>
        دریافت
      </ButtonLink>
    </>,
  )
  const link = screen.getByRole('link', { name: 'حساب' })
  const file = screen.getByRole('link', { name: 'دریافت' })
  expect([link.getAttribute('href'), link.className]).toEqual(['/fa/account', 'button'])
  expect([file.getAttribute('href'), file.className]).toEqual(['minutes.pdf', 'button-quiet ms-auto'])
})
