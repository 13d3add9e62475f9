import { expect, test } from 'vitest'
import { foldPersian } from '../../../../db/fold-persian'
import { type AgencyInput, type StoredAgency, planAgencies } from './agency-plan'

const stored = (code: string, titleFa: string, more: Partial<StoredAgency> = {}): StoredAgency => ({
  code,
  titleFa,
  titleEn: titleFa,
  level: 'province',
  county: null,
  parent: null,
  attributes: {},
  names: new Set([foldPersian(titleFa)]),
  ...more,
})
const counties = [{ code: 'MLY', titleFa: 'ملایر', titleEn: 'Malayer' }]
const water = stored('A007', 'شرکت آب و فاضلاب', {
  attributes: { staff: 10 },
  names: new Set(['شرکت اب و فاضلاب', 'ابفا']),
})
const plan = (inputs: AgencyInput[], agencies: StoredAgency[] = [water]) => planAgencies({ agencies, counties }, inputs)
const told = (inputs: AgencyInput[], agencies?: StoredAgency[]) =>
  plan(inputs, agencies).rows.map(({ outcome, code, problems }) =>
    [outcome, code, ...problems.map(({ field, why, detail }) => `${field} ${why} ${detail}`)].join(' '),
  )

test('a name in other letters means the same agency and does not rename it; what the row does not have stays', () => {
  expect(plan([{ titleFa: 'شركت آب و فاضلاب' }]).rows).toMatchObject([{ outcome: 'same', code: 'A007', changes: [] }])
  expect(plan([{ titleFa: 'آبفا', attributes: { women: 3 } }]).rows).toMatchObject([
    {
      outcome: 'changed',
      changes: [{ field: 'attributes', before: { staff: 10 }, after: { staff: 10, women: 3 } }],
      after: { titleFa: 'شرکت آب و فاضلاب' },
    },
  ])
})

test('new agencies get the next numbers, or the code that they come with', () => {
  expect(told([{ titleFa: 'گاز' }, { titleFa: 'راه', code: 'ROAD' }, { titleFa: 'بیمه' }])).toEqual([
    'new A008',
    'new ROAD',
    'new A009',
  ])
})

test('a code renames its agency, and the other language follows where both were one name', () => {
  expect(plan([{ code: 'A007', titleFa: 'آب استان' }]).rows[0]).toMatchObject({
    outcome: 'changed',
    changes: [
      { field: 'titleFa', before: 'شرکت آب و فاضلاب', after: 'آب استان' },
      { field: 'titleEn', before: 'شرکت آب و فاضلاب', after: 'آب استان' },
      { field: 'name', after: 'اب استان' },
    ],
  })
})

test('names that fold alike are one agency, or a problem of the second row', () => {
  expect(told([{ titleFa: 'بانک ملّی' }, { titleFa: 'بانك ملی' }])).toEqual([
    'new A008',
    'problem A008 titleFa twice A008',
  ])
  expect(told([{ code: 'GAS', titleFa: 'گاز', aliases: ['آبفا'] }])).toEqual(['problem GAS aliases name-taken A007'])
  expect(
    told([
      { code: 'X', titleFa: 'گاز' },
      { code: 'Y', titleFa: 'گاز' },
    ]),
  ).toEqual(['new X', 'problem Y titleFa name-taken X'])
})

test('county and parent are found by code or name, a parent also in a later row', () => {
  const { rows } = plan([{ titleFa: 'آب ملایر', county: 'ملاير', parent: 'برق استان' }, { titleFa: 'برق استان' }])
  expect(rows.map(({ after }) => [after.level, after.county, after.parent])).toEqual([
    ['county', 'MLY', 'A009'],
    ['province', null, null],
  ])
})

test('what can’t be is told with its field, and nothing of the row is planned', () => {
  expect(
    told([
      {},
      { code: 'b d', titleFa: 'گاز' },
      { titleFa: 'راه', county: 'تهران' },
      { titleFa: 'بیمه', parent: 'هیچ' },
      { code: 'P', titleFa: 'پ', parent: 'Q' },
      { code: 'Q', titleFa: 'ق', parent: 'P' },
      { titleFa: 'فرزند راه', parent: 'راه' },
      { titleFa: 'ن'.repeat(301) },
    ]).map((row) => row.replace(/ ن+$/, '')),
  ).toEqual([
    'problem  titleFa no-name ',
    'problem b d code bad-code b d',
    'problem A008 county unknown-county تهران',
    'problem A009 parent unknown-parent هیچ',
    'problem P parent parent-circle P',
    'problem Q parent parent-circle Q',
    'problem A010 parent unknown-parent A008',
    'problem  titleFa too-long',
  ])
})

test('agencies that the input does not have are named and stay', () => {
  expect(plan([{ titleFa: 'گاز' }]).kept).toEqual(['A007'])
})

test('the same input again changes nothing', () => {
  const input = {
    code: 'GAS',
    titleFa: 'گاز',
    titleEn: 'Gas',
    aliases: ['شرکت گاز'],
    county: 'MLY',
    attributes: { staff: 5 },
  }
  const [row] = plan([input]).rows
  const after = stored('GAS', 'گاز', { ...row?.after, names: new Set(row?.newNames) })
  expect(plan([input], [water, after]).rows).toMatchObject([{ outcome: 'same', changes: [] }])
})
