import { expect, test } from 'vitest'
import { foldPersian } from '../../../db/fold-persian'
import { nearestNames } from './nearest-names'

const agency = (code: string, ...names: string[]) => ({ code, names: new Set(names.map(foldPersian)) })

const agencies = [
  agency('JAHAD', 'سازمان جهاد کشاورزی استان همدان', 'جهاد کشاورزی'),
  agency('JAHAD-M', 'مدیریت جهاد کشاورزی ملایر'),
  agency('JAHAD-N', 'مدیریت جهاد کشاورزی نهاوند'),
  agency('ROADS', 'اداره کل راهداری و حمل و نقل جاده‌ای استان همدان'),
  agency('SPORT', 'اداره کل ورزش و جوانان استان همدان'),
  agency('SPORT-M', 'اداره ورزش و جوانان ملایر'),
  agency('WATER', 'شرکت آب و فاضلاب استان همدان', 'آبفا'),
]

const find = nearestNames(agencies)

test.each([
  ['جهادکشاورزی ملایر', 'JAHAD-M'],
  ['اداره كل راه‌داری استان', 'ROADS'],
  ['ورزش و جوانان شهرستان ملایر', 'SPORT-M'],
  ['سازمان جهاد كشاورزي', 'JAHAD'],
  ['آب‌فا', 'WATER'],
  ['شرکت آب وفاضلاب', 'WATER'],
])('%s is nearest to %s', (text, code) => {
  expect(find(text, 3)[0]).toBe(code)
})

test('where little is alike no name is near', () => {
  expect(find('شهرداری تهران', 3)).toEqual([])
  expect(find('', 3)).toEqual([])
})

test('no more than asked for, and each agency once', () => {
  const found = find('جهاد کشاورزی', 2)
  expect(found).toHaveLength(2)
  expect(new Set(found).size).toBe(2)
})
