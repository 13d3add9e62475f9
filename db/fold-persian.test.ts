import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldPersian } from './fold-persian'

test.for([
  ['Arabic letters for Persian ones', 'كتابخانهٔ علي', 'کتابخانه علی'],
  ['alef with madda or hamza', 'آب أحمد إسلام', 'اب احمد اسلام'],
  ['te marbuta and hamza carriers', 'جشنوارة شهيد رجائي', 'جشنواره شهید رجایی'],
  ['half space as a space', 'راه‌داری', 'راه داری'],
  ['tatweel and vowel signs', 'دَسْتــگاهِ', 'دستگاه'],
  ['Persian and Arabic digits', '۱۴۰۴ و ١٤٠٤', '1404 و 1404'],
  ['presentation forms', 'ﻻﻟﻪ', 'لاله'],
  ['no-break and double spaces, and capitals', '  Roads\u00A0 Office ', 'roads office'],
  ['marks of direction', '\u200Fآبفا\u200E', 'ابفا'],
] as const)('%s fold to one spelling', ([, written, folded]) => {
  expect(foldPersian(written)).toBe(folded)
})

test('folding what is folded changes nothing', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'يىئكأإآةۀؤ۰٩ـَ\u200C\u0654 لاآبAZ'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  fc.assert(fc.property(text, (written) => foldPersian(foldPersian(written)) === foldPersian(written)))
})
