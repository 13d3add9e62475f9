import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { type Letter, section } from './letter'
import { typesetCertificates, typesetLetter } from './typeset.server'

const at = new Date('2026-05-20T08:00:00Z')
const hostile = '#panic("x") *ستاره* $x$ <a> `b` \\ @ref // ها'
const letter: Letter = {
  language: 'fa',
  organisation: ['استانداری همدان'],
  opening: 'بسمه تعالی',
  reference: [{ label: 'شماره', value: '۱' }],
  banner: null,
  title: 'صورت‌جلسه',
  facts: [{ label: 'مکان', value: hostile }],
  sections: [
    section('تصمیم‌ها', {
      items: [hostile],
      table: { head: ['دستگاه'], widths: [1], rows: Array.from({ length: 120 }, () => [hostile]) },
    }),
  ],
  signatures: [{ name: hostile, post: hostile, signed: null, dissent: hostile }],
  hashes: [{ label: 'چکیده', value: 'ab12' }],
  page: 'صفحهٔ {{page}} از {{pages}}',
}

/** Words of each page of a PDF as a reader would copy them. */
async function textsOf(pdf: Uint8Array): Promise<string[]> {
  return (await extractText(pdf.slice(), { mergePages: false })).text
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}

describe('typesetLetter', () => {
  test('the same letter and moment give the same bytes, and another moment gives others', () => {
    const first = typesetLetter(letter, at)
    expect(typesetLetter(letter, at)).toEqual(first)
    expect(typesetLetter(letter, new Date(at.getTime() + 1000))).not.toEqual(first)
  })

  test('a name that looks like markup is printed as it is', async () => {
    const [text] = await textsOf(
      typesetLetter(
        {
          ...letter,
          language: 'en',
          facts: [{ label: 'Place', value: '#panic("x") *star* $x$' }],
          sections: [],
          signatures: [],
        },
        at,
      ),
    )
    expect(text).toContain('#panic("x") *star* $x$')
  })

  test('a long list goes on over pages, each with its number in Persian digits', async () => {
    const texts = await textsOf(typesetLetter(letter, at))
    expect(texts.length).toBeGreaterThan(2)
    expect(texts[2]).toMatch(new RegExp(`۳ از ${'۰۱۲۳۴۵۶۷۸۹'[texts.length]}`))
  })
})

describe('typesetCertificates', () => {
  test('each winner has a page', () => {
    const two = ['گاز', hostile].map((agency) => ({ agency, text: hostile }))
    const pdf = typesetCertificates(
      {
        language: 'fa',
        opening: 'بسمه تعالی',
        organisation: 'استانداری',
        title: 'لوح تقدیر',
        to: 'به',
        certificates: two,
        signatures: [
          { name: 'الف', post: 'ب' },
          { name: 'پ', post: 'ت' },
        ],
        date: '۱',
        banner: null,
        hash: 'ab',
      },
      at,
    )
    expect(pagesOf(pdf)).toBe(2)
  })
})
