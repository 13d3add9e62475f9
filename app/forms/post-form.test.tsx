import { useActionData } from '@remix-run/react'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { Button } from '../ui/button'
import { Choice, ChoiceGroup, TextAreaField, TextField } from '../ui/field'
import type { RefusedForm } from './form-fault'
import { PostForm } from './post-form'

const refused: RefusedForm = {
  intent: 'invite',
  typed: { name: ['سارا'], quorum: ['صد و یک'], note: ['یادداشت'], roles: ['judge'] },
  faults: { quorum: { kind: 'most', bound: 100 }, note: { kind: 'long', bound: 5 } },
}

function Fields() {
  return (
    <>
      <TextField label="نام" name="name" defaultValue="" />
      <TextField label="حد نصاب" name="quorum" />
      <TextAreaField label="یادداشت" name="note" />
      <Choice label="داور" name="roles" value="judge" />
      <Choice label="مدیر" name="roles" value="manager" defaultChecked />
    </>
  )
}

function Page() {
  const answer = useActionData<RefusedForm>()
  return (
    <>
      <PostForm intent="invite" refused={answer} aria-label="دعوت">
        <Fields />
        <Button>فرستادن</Button>
      </PostForm>
      <PostForm intent="other" refused={answer} aria-label="دیگری">
        <TextField label="حد دیگر" name="quorum" />
      </PostForm>
    </>
  )
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })

test('after a refusal the first wrong field has the focus, and each says what is wrong with it', async () => {
  renderPart(<Page />, { action: () => refused })
  fireEvent.change(field('نام'), { target: { value: 'سارا' } })
  fireEvent.change(field('حد نصاب'), { target: { value: 'صد و یک' } })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(document.activeElement).toBe(field('حد نصاب')))
  const about = (name: string) => document.getElementById(field(name).getAttribute('aria-describedby') ?? '')
  expect(about('حد نصاب')?.textContent).toContain('۱۰۰')
  expect(about('یادداشت')?.textContent).toContain('۵')
  expect(field('نام').hasAttribute('aria-invalid')).toBe(false)
  expect(field('نام').value).toBe('سارا')
  expect(field('حد نصاب').value).toBe('صد و یک')
})

test('a refusal leaves each control as it is, with what somebody goes on typing', async () => {
  renderPart(<Page />, { action: () => refused })
  const [wrong, right] = [field('حد نصاب'), field('نام')]
  fireEvent.click(screen.getByRole('button'))
  fireEvent.change(right, { target: { value: 'مریم' } })
  await waitFor(() => expect(wrong.getAttribute('aria-invalid')).toBe('true'))
  expect(field('حد نصاب')).toBe(wrong)
  expect(field('نام')).toBe(right)
  expect(right.value).toBe('مریم')
})

test('a form that is shown anew after a refusal has what was typed and ticked', () => {
  renderPart(
    <PostForm intent="invite" refused={refused}>
      <Fields />
    </PostForm>,
  )
  expect(field('نام').value).toBe('سارا')
  expect(field('یادداشت').value).toBe('یادداشت')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'داور' }).checked).toBe(true)
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'مدیر' }).checked).toBe(false)
  expect(document.activeElement).toBe(field('حد نصاب'))
})

test('an answer to another form of the page changes nothing', async () => {
  renderPart(<Page />, { action: () => refused })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(field('حد نصاب').getAttribute('aria-invalid')).toBe('true'))
  expect(field('حد دیگر').hasAttribute('aria-invalid')).toBe(false)
  expect(field('حد دیگر').value).toBe('')
})

test('an error in words of the page stands beside its field, and under a question', () => {
  renderPart(
    <PostForm refused={{ ...refused, faults: {} }} errors={{ name: 'این نام گرفته شده است', roles: 'نقشی برگزینید' }}>
      <TextField label="نام" name="name" />
      <ChoiceGroup name="roles" label="نقش">
        <Choice label="داور" name="roles" value="judge" />
      </ChoiceGroup>
    </PostForm>,
  )
  expect(document.activeElement).toBe(field('نام'))
  const group = screen.getByRole('group', { name: 'نقش' })
  expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe('نقشی برگزینید')
})

test('a form that was not sent yet has no error, whatever its page would say', () => {
  renderPart(
    <PostForm refused={null} errors={{ name: 'این نام گرفته شده است' }}>
      <TextField label="نام" name="name" />
    </PostForm>,
  )
  expect(screen.queryByRole('alert')).toBeNull()
})
