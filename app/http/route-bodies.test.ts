import { expect, test } from 'vitest'
import { routeActs } from '../policy/route-acts'
import { limitsOf, routeBodies, defaultBodyLimits } from './route-bodies'

test('only a route that has a form says how much it takes', () => {
  expect(Object.keys(routeBodies).filter((route) => !routeActs[route]?.does?.length)).toEqual([])
})

test('a route that says nothing takes no more than 100 kB and no file', () => {
  expect(limitsOf('$lang.sign-in')).toEqual({ bytes: 100_000, fields: 100, takesFile: false })
  for (const name of ['__proto__', 'constructor', 'toString', 'nothing']) expect(limitsOf(name)).toBe(defaultBodyLimits)
})

test('a ruling that may correct a year of days of four metrics fits, with its text', () => {
  const form = new URLSearchParams([
    ['intent', 'rule'],
    ['reason', 'ا'.repeat(20_000)],
  ])
  for (let day = 0; day < 366; day++)
    for (const metric of ['requests-electronic', 'requests-all', 'requests-electronic-before', 'requests-all-before']) {
      const date = new Date(Date.UTC(2024, 2, 20 + day)).toISOString().slice(0, 10)
      form.append(`status|${metric}|${date}|${date}`, '')
      form.append(`value|${metric}|${date}|${date}`, '')
    }
  const { bytes, fields } = limitsOf('$lang.$festival.$edition.objections.$agency.$indicator')
  expect([...form].length).toBeLessThanOrEqual(fields)
  expect(String(form).length).toBeLessThanOrEqual(bytes)
})

test('a list of 1,500 indicators fits, with what was ticked before', () => {
  const form = new URLSearchParams([['reason', 'ا'.repeat(2000)]])
  for (let code = 0; code < 1500; code++) for (const name of ['opened', 'codes']) form.append(name, `INDICATOR-${code}`)
  const { bytes, fields } = limitsOf('$lang.people.$person')
  expect([...form].length).toBeLessThanOrEqual(fields)
  expect(String(form).length).toBeLessThanOrEqual(bytes)
})
