import { foldPersian } from '../../db/fold-persian'
import { type Answers, type Failed, type Missing, ambiguous } from './reading'

const noData: ReadonlySet<string> = new Set(
  [
    'فاقد آمار',
    'فاقد اطلاعات',
    'فاقد داده',
    'بدون آمار',
    'بدون داده',
    'بدون اطلاعات',
    'آمار ندارد',
    'اطلاعات ندارد',
    'داده ندارد',
    'اعلام نشده',
    'اعلام نشد',
    'ارسال نشده',
    'ثبت نشده',
    'نامشخص',
    'نامعلوم',
    'موجود نیست',
    'در دسترس نیست',
    'no data',
    'not available',
    'missing',
    'unknown',
    'null',
    'nd',
  ].map(foldPersian),
)

const notApplicable: ReadonlySet<string> = new Set(
  ['مصداق ندارد', 'فاقد مصداق', 'موضوعیت ندارد', 'فاقد موضوعیت', 'مشمول نیست', 'not applicable'].map(foldPersian),
)

const hasNone: ReadonlySet<string> = new Set(['ندارد', 'فاقد', 'نداشته', 'نداشت', 'none'].map(foldPersian))
const lettersNa: ReadonlySet<string> = new Set(['n/a', 'na', 'n.a.', 'n.a'])

/** Dashes of any length, stars, dots, a tatweel, a question mark. */
const signs = /^(?:[-\u2010-\u2015\u2212_\u0640]+|\*+|\.{2,}|…+|[?؟]+|×+)$/

/** No mark has a digit, and to fold a text takes longer than to read a number. */
const hasDigit = /[\d۰-۹٠-٩]/

/** What stands where a value is not; null where something else stands there. “ندارد” and “N/A” can mean two things. */
export function readMissing(text: string, answers: Answers): Missing | Failed | null {
  // Our own workbooks have an apostrophe before what a spreadsheet would take for a formula.
  if (hasDigit.test(text)) return null
  const mark = text.trim().replace(/^'(?=[-+=%])/, '')
  const bare = mark.replaceAll(/[\s\p{Cf}]/gu, '')
  if (bare === '') return { kind: 'missing', status: 'blank', mark: '' }
  if (signs.test(bare)) return { kind: 'missing', status: 'no-data', mark }
  const folded = foldPersian(mark)
  if (noData.has(folded)) return { kind: 'missing', status: 'no-data', mark }
  if (notApplicable.has(folded)) return { kind: 'missing', status: 'not-applicable', mark }
  const question = hasNone.has(folded) ? 'has-none' : lettersNa.has(folded) ? 'n-a' : null
  if (!question) return null
  const answer = answers[question]
  if (!answer) return ambiguous(question, mark)
  return answer === 'zero' ? null : { kind: 'missing', status: answer, mark }
}

/** Whether a mark stands for zero, by the answer of a person. */
export function isZeroMark(text: string, answers: Answers): boolean {
  if (hasDigit.test(text)) return false
  const folded = foldPersian(text)
  return folded === 'صفر' || folded === 'zero' || (answers['has-none'] === 'zero' && hasNone.has(folded))
}

/**
 * No number, period or mark is longer. Patterns are only tried on short texts, since some take far longer on long ones.
 */
const longest = 100

export function isTooLong(text: string): boolean {
  return text.length > longest
}

/** The beginning of a long text, for the sentence that says what is wrong. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
