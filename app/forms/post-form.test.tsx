import { useActionData } from '@remix-run/react'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
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

const Radios = ({ chosen, isFirstClosed = false }: { chosen?: string; isFirstClosed?: boolean }) => (
  <ChoiceGroup name="verdict" label="رأی">
    {['پذیرفته', 'رد'].map((value, index) => (
      <Choice
        key={value}
        type="radio"
        name="verdict"
        label={value}
        value={value}
        disabled={isFirstClosed && index === 0}
        defaultChecked={value === chosen}
      />
    ))}
  </ChoiceGroup>
)

const wrongRadios: RefusedForm = {
  intent: null,
  typed: { reason: [''] },
  faults: { verdict: { kind: 'missing' }, reason: { kind: 'missing' } },
}

test.each([
  ['the first of them', {}, wrongRadios, 'پذیرفته'],
  ['the one that was sent', {}, { ...wrongRadios, typed: { verdict: ['رد'] } }, 'رد'],
  ['the first that can be chosen', { isFirstClosed: true }, wrongRadios, 'رد'],
])('radios that are the first wrong field have the focus: %s', (_, props, refused, name) => {
  renderPart(
    <PostForm refused={refused}>
      <Radios {...props} />
      <TextField label="دلیل" name="reason" />
    </PostForm>,
  )
  expect(document.activeElement).toBe(screen.getByRole('radio', { name }))
  expect(screen.getByRole('group', { name: 'رأی' }).textContent).toContain('این خانه را پر کنید')
})

test('what is looked at as one types stands beside the field in the place of what was answered, and takes no focus', () => {
  const Typed = () => {
    const [live, setLive] = useState<Record<string, string> | null>(null)
    return (
      <PostForm refused={{ ...refused, faults: {} }} errors={{ name: 'گرفته شده است' }} live={live}>
        <TextField label="نام" name="name" />
        <TextField label="حد نصاب" name="quorum" onChange={() => setLive({ quorum: 'عدد نیست' })} />
        <TextField label="پایان" name="end" onChange={() => setLive({})} />
      </PostForm>
    )
  }
  renderPart(<Typed />)
  expect(document.activeElement).toBe(field('نام'))
  field('حد نصاب').focus()
  fireEvent.change(field('حد نصاب'), { target: { value: 'ص' } })
  expect(document.activeElement).toBe(field('حد نصاب'))
  expect(field('نام').hasAttribute('aria-invalid')).toBe(false)
  expect(field('حد نصاب').getAttribute('aria-invalid')).toBe('true')
  fireEvent.change(field('پایان'), { target: { value: 'x' } })
  expect(screen.queryByRole('alert')).toBeNull()
})
