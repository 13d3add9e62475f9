import { useActionData } from '@remix-run/react'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import { CreateFestivalForm } from './create-festival-form'
import { type FactsAnswer, FactsForm } from './facts-form'
import { type NamesAnswer, NamesForm } from './names-form'

const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name })
const errorOf = (name: string | RegExp) =>
  document.getElementById((box(name).getAttribute('aria-describedby') ?? '').split(' ').at(-1) ?? '')?.textContent

const saved = { rows: null, opened: 'first', changed: [] }
const rows = [
  { code: 'G1', titleFa: 'زیربنایی', titleEn: 'Infrastructure' },
  { code: 'G2', titleFa: 'اقتصادی', titleEn: 'Economy' },
]

function Names() {
  const answer = useActionData<NamesAnswer>()
  const texts = { heading: 'گروه‌ها', none: '', add: 'گروه‌های دیگر', addHelp: '' }
  return <NamesForm intent="groups" {...texts} loaded={{ rows, opened: 'first' }} mayEdit answer={answer ?? null} />
}

test('a name that another one has is said beside its own field, which has the focus, and nothing typed is lost', async () => {
  const refused = {
    intent: 'groups',
    typed: { 'titleFa:G1': ['زیربنایی'], 'titleFa:G2': ['زیربنایی'], more: ['بانک‌ها'] },
    faults: {},
  }
  renderPart(<Names />, {
    action: () => ({ ...saved, refused, saved: null, problems: [{ field: 'titleFa:G2', why: 'name-taken' }] }),
  })
  fireEvent.change(box('نام به فارسی: اقتصادی'), { target: { value: 'زیربنایی' } })
  fireEvent.change(box('گروه‌های دیگر'), { target: { value: 'بانک‌ها' } })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(document.activeElement).toBe(box('نام به فارسی: اقتصادی')))
  expect(box('نام به فارسی: اقتصادی').value).toBe('زیربنایی')
  expect(errorOf('نام به فارسی: اقتصادی')).toBeTruthy()
  expect(box('گروه‌های دیگر').value).toBe('بانک‌ها')
  expect(box('نام به فارسی: زیربنایی').hasAttribute('aria-invalid')).toBe(false)
})

test('names that were added leave their field', async () => {
  renderPart(<Names />, { action: () => ({ ...saved, refused: null, saved: true, problems: [] }) })
  fireEvent.change(box('گروه‌های دیگر'), { target: { value: 'بانک‌ها' } })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(box('گروه‌های دیگر').value).toBe(''))
})

test('what is wrong beyond the fields of a form is said above it', async () => {
  renderPart(<Names />, {
    action: () => ({
      ...saved,
      refused: { intent: 'groups', typed: {}, faults: {} },
      saved: null,
      problems: [{ field: 'titleFa:G9', why: 'unknown-code' }],
    }),
  })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''))
})

test('names that somebody else saved meanwhile come into their fields, and are told by the names of these', async () => {
  const typed = { 'titleFa:G1': ['زیربنا'], 'titleFa:G2': ['تولیدی'], more: ['بانک‌ها'] }
  const changed = [{ field: 'titleFa:G2', opened: 'اقتصادی', now: 'تولیدی', yours: 'اقتصادی', kept: 'now' }]
  const answer = { ...saved, opened: 'second', saved: null, problems: [], changed }
  renderPart(<Names />, { action: () => ({ ...answer, refused: { intent: 'groups', typed, faults: {} } }) })
  fireEvent.change(box('نام به فارسی: زیربنایی'), { target: { value: 'زیربنا' } })
  fireEvent.change(box('گروه‌های دیگر'), { target: { value: 'بانک‌ها' } })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(box('نام به فارسی: اقتصادی').value).toBe('تولیدی'))
  expect(box('نام به فارسی: زیربنایی').value).toBe('زیربنا')
  expect(box('گروه‌های دیگر').value).toBe('بانک‌ها')
  expect(screen.getByRole('alert').textContent).toContain('نام به فارسی: اقتصادی')
  expect(document.querySelector<HTMLInputElement>('input[name="opened"]')?.value).toBe('second')
})

function Facts() {
  const answer = useActionData<FactsAnswer>()
  return (
    <FactsForm
      intent="festival"
      heading="نام"
      asked={[
        { name: 'titleFa', label: 'نام فارسی', dir: 'rtl' },
        { name: 'titleEn', label: 'نام انگلیسی', dir: 'ltr' },
      ]}
      loaded={{ fields: { titleFa: 'جشنواره', titleEn: 'Festival' }, opened: 'first' }}
      answer={answer ?? null}
    />
  )
}

test('what somebody else saved meanwhile comes into the fields beside what was typed', async () => {
  const typed = { titleFa: ['جشنوارهٔ من'], titleEn: ['The other festival'] }
  const changed = [{ field: 'titleFa', opened: 'جشنواره', now: 'جشنوارهٔ دیگر', yours: 'جشنوارهٔ من', kept: 'yours' }]
  const answer = { stored: null, opened: 'second', saved: null, problems: [], changed }
  renderPart(<Facts />, { action: () => ({ ...answer, refused: { intent: 'festival', typed, faults: {} } }) })
  fireEvent.change(box('نام فارسی'), { target: { value: 'جشنوارهٔ من' } })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(box('نام انگلیسی').value).toBe('The other festival'))
  expect(box('نام فارسی').value).toBe('جشنوارهٔ من')
  expect(document.querySelector<HTMLInputElement>('input[name="opened"]')?.value).toBe('second')
})

test('after a save the fields hold what is stored', async () => {
  const stored = { titleFa: 'جشنوارهٔ نو', titleEn: 'جشنوارهٔ نو' }
  renderPart(<Facts />, {
    action: () => ({ refused: null, stored, opened: 'second', saved: true, problems: [], changed: [] }),
  })
  fireEvent.change(box('نام انگلیسی'), { target: { value: '' } })
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(box('نام انگلیسی').value).toBe('جشنوارهٔ نو'))
})

const provinces = [{ code: 'hamadan', titleFa: 'همدان', titleEn: 'Hamadan', counties: ['ملایر|Malayer'] }]

test('a festival that was refused keeps what was chosen, and a province still suggests what nobody typed', () => {
  const typed = { province: [''], titleFa: ['جشنواره'], code: [''], calendar: ['gregorian'], start: ['short'] }
  renderPart(
    <CreateFestivalForm
      provinces={provinces}
      year={1404}
      refused={{ intent: 'create', typed, faults: {} }}
      problems={[{ field: 'code', why: 'bad-code' }]}
    />,
  )
  const [code] = screen.getAllByRole<HTMLInputElement>('textbox').filter(({ name }) => name === 'code')
  expect(document.activeElement).toBe(code)
  expect(screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.value).toBe('short')
  const [province, calendar] = screen.getAllByRole<HTMLSelectElement>('combobox')
  expect(calendar?.value).toBe('gregorian')
  if (province) fireEvent.change(province, { target: { value: 'hamadan' } })
  expect(code?.value).toBe('hamadan')
  expect(screen.getAllByRole<HTMLInputElement>('textbox').find(({ name }) => name === 'titleFa')?.value).toBe('جشنواره')
})
