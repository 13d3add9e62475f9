import { expect, test } from 'vitest'
import { persianOrder } from './persian-order'

const byOrder = (names: readonly string[]) => names.toSorted((a, b) => (persianOrder(a) < persianOrder(b) ? -1 : 1))

test('پ چ ژ ک گ ی stand where the alphabet has them, not where their code points are', () => {
  const alphabet = [...'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی']
  expect(byOrder(alphabet.toReversed())).toEqual(alphabet)
})

test('names sort as a Persian reader expects', () => {
  const names = [
    'آب و فاضلاب',
    'اوقاف',
    'بهزیستی',
    'پست',
    'ثبت احوال',
    'چاپخانه',
    'راه‌داری',
    'ژئوفیزیک',
    'شهرداری',
    'کتابخانه',
    'گاز',
    'ورزش و جوانان',
    'هلال احمر',
    'یارانه',
  ]
  expect(byOrder(names.toReversed())).toEqual(names)
})

test('a shorter name comes before one that goes on, and spelling with Arabic letters changes nothing', () => {
  expect(byOrder(['بانک ملی', 'بانک', 'بانکداری'])).toEqual(['بانک', 'بانک ملی', 'بانکداری'])
  expect(persianOrder('كتاب علي')).toBe(persianOrder('کتاب علی'))
})

test('Latin names and digits come before Persian ones', () => {
  expect(byOrder(['آبفا', 'Zoo', '112'])).toEqual(['112', 'Zoo', 'آبفا'])
})
