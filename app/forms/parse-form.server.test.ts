import { expect, test } from 'vitest'
import { z } from 'zod'
import { byKey, fileField, hidden, idNumber, listOf, numberText, requiredText, ticked } from './form-fields.server'
import { parseForm, refusalOf } from './parse-form.server'

const Vote = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('open'), quorum: numberText(z.number().int().min(1).max(100)), secret: ticked }),
  z.object({ intent: z.literal('cast'), round: hidden(idNumber), choice: byKey(z.enum(['for', 'against'])) }),
])
const Person = z.object({ name: requiredText(10), email: z.email(), roles: listOf(z.enum(['judge', 'manager'])) })

function formOf(...entries: [string, string | File][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

async function thrownBy(act: () => unknown): Promise<unknown> {
  try {
    act()
  } catch (error) {
    return error instanceof Response ? [error.status, await error.text()] : error
  }
  return null
}

test('the values of a form come by its intent, numbers in any digits', () => {
  const sent = parseForm(formOf(['intent', 'open'], ['quorum', ' ۵۰ '], ['secret', 'on']), Vote)
  expect(sent).toMatchObject({ ok: true, intent: 'open', values: { intent: 'open', quorum: 50, secret: true } })
})

test.each([
  ['an unknown intent', [['intent', 'none']]],
  ['no intent', [['quorum', '50']]],
  [
    'two intents',
    [
      ['intent', 'open'],
      ['intent', 'cast'],
    ],
  ],
] satisfies [string, [string, string][]][])('%s is refused and never taken for another one', async (_, entries) => {
  expect(await thrownBy(() => parseForm(formOf(...entries), Vote))).toEqual([400, 'unknown-intent'])
})

test('a form of the only kind of its page need not say its intent, and another one is refused', async () => {
  const Pull = z.object({ intent: z.literal('pull').optional() })
  expect(parseForm(formOf(), Pull)).toMatchObject({ ok: true, intent: null })
  expect(parseForm(formOf(['intent', 'pull']), Pull)).toMatchObject({ ok: true, intent: 'pull' })
  expect(await thrownBy(() => parseForm(formOf(['intent', 'none']), Pull))).toEqual([400, 'unknown-intent'])
  expect(await thrownBy(() => parseForm(formOf(['intent', 'none']), z.object({})))).toEqual([400, 'unknown-intent'])
})

test('what is wrong is named by field, and what was typed comes back without secrets', () => {
  const sent = parseForm(
    formOf(['name', ''], ['email', 'x'], ['roles', 'judge'], ['roles', 'king'], ['password', 'secret']),
    Person,
  )
  expect(refusalOf(sent)).toEqual({
    intent: null,
    why: null,
    typed: { name: [''], email: ['x'], roles: ['judge', 'king'] },
    faults: { name: { kind: 'missing' }, email: { kind: 'email' }, roles: { kind: 'choice' } },
  })
})

test.each([
  ['', { kind: 'missing' }],
  ['x', { kind: 'number' }],
  ['1.5', { kind: 'whole' }],
  ['۰', { kind: 'least', bound: 1 }],
  ['101', { kind: 'most', bound: 100 }],
])('a number typed as "%s" says what is wrong with it', (quorum, fault) => {
  expect(parseForm(formOf(['intent', 'open'], ['quorum', quorum]), Vote)).toMatchObject({ faults: { quorum: fault } })
})

test('a text that is too long says how long it may be', () => {
  const sent = parseForm(formOf(['name', 'x'.repeat(11)], ['email', 'a@b.ir']), Person)
  expect(sent).toMatchObject({ faults: { name: { kind: 'long', bound: 10 } } })
})

test('fields name[key] are read by key, and a fault names the field of its key', () => {
  const cast = (...choices: [string, string][]) =>
    parseForm(formOf(['intent', 'cast'], ['round', '3'], ...choices), Vote)
  expect(cast(['choice[7]', 'for'], ['choice[8]', 'against'])).toMatchObject({
    values: { round: 3, choice: { 7: 'for', 8: 'against' } },
  })
  expect(cast(['choice[7]', 'maybe'])).toMatchObject({ faults: { 'choice[7]': { kind: 'choice' } } })
  expect(cast(['__proto__[x]', 'for'])).toMatchObject({ ok: true, values: { choice: {} } })
})

test('a form with a damaged hidden field is refused as a whole', async () => {
  for (const round of [[], [['round', 'x']]] satisfies [string, string][][])
    expect(await thrownBy(() => parseForm(formOf(['intent', 'cast'], ...round), Vote))).toEqual([400, 'unknown-intent'])
})

test('an empty file is none', () => {
  const Attach = z.object({ file: fileField })
  const read = (...entries: [string, File | string][]) => parseForm(formOf(...entries), Attach)
  expect(read(['file', new File([], '')])).toMatchObject({ values: { file: null } })
  expect(read(['file', ''])).toMatchObject({ ok: true, values: { file: null } })
  expect(read(['file', 'a text'])).toMatchObject({ ok: false })
  expect(read()).toMatchObject({ values: { file: null } })
  expect(read(['file', new File(['x'], 'a.pdf')])).toMatchObject({ ok: true, values: { file: { name: 'a.pdf' } } })
})

test('a field that was sent twice is none that was sent once', () => {
  const sent = parseForm(formOf(['name', 'a'], ['name', 'b'], ['email', 'a@b.ir']), Person)
  expect(sent).toMatchObject({ faults: { name: { kind: 'invalid' } } })
})
