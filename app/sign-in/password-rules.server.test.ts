import { describe, expect, test } from 'vitest'
import { type PasswordRules, faultOfPassword, leastLength } from './password-rules.server'

const rules: PasswordRules = { leastLength: leastLength.alone, words: ['sara', 'ahmadi', 'hamadan'] }
const faultOf = (next: string, item = rules) => faultOfPassword({ next, again: next }, item)

describe('a password that is guessed first is refused', () => {
  test.each([
    'passwordpassword',
    '123456789012345',
    '۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵',
    'qwertyuiopasdfgh',
    'iloveyou1234567',
    'P@ssw0rd2026!!!',
    'aaaaaaaaaaaaaaaa',
    '1234567890qwertyuiop',
    'sanjeh1234567890',
    'Sanjeh-Sara-1404',
    'SanjehJudge1404!',
    'sara.ahmadi.1365',
    'hamadan13991399',
    'جشنواره شهید رجایی',
    'سنجه‌سنجه‌سنجه‌سنجه',
    'salam salam salam',
    'gozarvazhe123456',
    'Doostetdaram1400',
    'mohammad13651365',
    'بسم الله الرحمن الرحیم',
    'دوستت دارم ۱۴۰۳',
    'ضصثقفغعهخحجچ۱۲۳',
  ])('%s', (password) => expect(faultOf(password)).toBe('common'))
})

describe('a password that nobody guesses soon is taken, whatever it is made of', () => {
  test.each([
    'a long enough one',
    'correct horse battery staple',
    'کتاب آبی روی میز چوبی',
    'rain on a tin roof',
    'sara walks over quiet hills',
    'vuzqekfjhmbwtrl',
  ])('%s', (password) => expect(faultOf(password)).toBeNull())
})

test('15 characters are asked for where the password stands alone, 8 beside a second step', () => {
  expect(faultOf('w7#kQz2!mPx9Lr')).toBe('short')
  expect(faultOf('w7#kQz2!mPx9Lr', { ...rules, leastLength: leastLength.withSecondStep })).toBeNull()
  expect(faultOf('w7#kQz2', { ...rules, leastLength: leastLength.withSecondStep })).toBe('short')
})

test('letters of two code units are one character each, and 200 are the most', () => {
  expect(faultOf('😀'.repeat(14))).toBe('short')
  expect(faultOf('x'.repeat(201))).toBe('long')
})
