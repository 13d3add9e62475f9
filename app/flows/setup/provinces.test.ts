import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldPersian } from '../../../db/fold-persian'
import { isFestivalCode } from './codes'
import { provinces, readNames } from './provinces'

test('the 31 provinces have codes that can stand in an address, and no name twice', () => {
  expect(provinces).toHaveLength(31)
  expect(provinces.filter(({ code }) => !isFestivalCode(code))).toEqual([])
  for (const names of [provinces.map(({ titleFa }) => titleFa), ...provinces.map(({ counties }) => counties)])
    expect(new Set(names.map(foldPersian)).size).toBe(names.length)
})

test('the counties of Hamadan are those of the demonstration', () => {
  const pack = JSON.parse(readFileSync('examples/hamadan/festival.json', 'utf8')) as {
    counties: { title: { fa: string; en: string } }[]
  }
  const hamadan = provinces.find(({ code }) => code === 'hamadan')
  expect(
    readNames(hamadan?.counties.join('\n') ?? '')
      .map(({ titleFa }) => titleFa)
      .toSorted(),
  ).toEqual(pack.counties.map(({ title }) => title.fa).toSorted())
})

test('names are read one a line, with an English one behind a bar', () => {
  expect(readNames('همدان | Hamadan\r\n\n ملایر \n|\n')).toEqual([
    { titleFa: 'همدان', titleEn: 'Hamadan' },
    { titleFa: 'ملایر', titleEn: '' },
  ])
})
