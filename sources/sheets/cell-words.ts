import type { CellProblem, QuestionKind } from './reading'

type Words<Key extends string> = Readonly<Record<Key, { readonly fa: string; readonly en: string }>>

const problems: Words<CellProblem> = {
  'error-cell': { fa: '«{text}» خطای فرمول است.', en: '“{text}” is the error of a formula.' },
  'not-a-number': { fa: '«{text}» عدد نیست.', en: '“{text}” is no number.' },
  'inexact-number': {
    fa: 'عدد «{text}» بزرگ‌تر یا دقیق‌تر از آن است که بی‌تغییر نگه‌داشته شود.',
    en: 'The number “{text}” is too large or too long to be kept exactly.',
  },
  'bad-groups': {
    fa: 'رقم‌های «{text}» سه‌رقم‌سه‌رقم جدا نشده‌اند.',
    en: 'The digits of “{text}” are not in groups of three.',
  },
  'unit-word': {
    fa: 'در «{text}» واحد هم نوشته شده است؛ عدد را به واحد همان سنجه و بدون واژه بنویسید.',
    en: '“{text}” says a unit; write the number alone, in the unit of the metric.',
  },
  'date-in-number': {
    fa: '«{text}» تاریخ است، نه عدد. شاید برنامهٔ صفحه‌گسترده عدد را به تاریخ برگردانده است.',
    en: '“{text}” is a date and no number. The spreadsheet program may have made a date of a number.',
  },
  'not-whole': {
    fa: '«{text}» عدد کامل نیست، و این ستون تعداد است.',
    en: '“{text}” is no whole number, and the column counts.',
  },
  'answered-problem': {
    fa: '«{text}» دو معنا دارد و گفته‌اید این‌گونه خانه‌ها خوانده نشوند.',
    en: '“{text}” can mean two things, and you chose to leave such cells unread.',
  },
  'not-a-period': {
    fa: '«{text}» سال، ماه یا تاریخ نیست. نمونهٔ درست: ۱۴۰۴/۰۵ یا مرداد ۱۴۰۴.',
    en: '“{text}” is no year, month or date. Examples: 1404/05, Mordad 1404.',
  },
  'no-such-day': { fa: 'در تقویم «{text}» نیست.', en: 'The calendar has no “{text}”.' },
  'two-digit-year': {
    fa: 'سال «{text}» دورقمی است؛ چهار رقم بنویسید: ۱۴۰۴.',
    en: 'The year of “{text}” has two digits; write four: 1404.',
  },
}

const questions: Words<QuestionKind> = {
  slash: { fa: 'در «{text}»، «/» نشانهٔ اعشار است؟', en: 'In “{text}”, is “/” the decimal sign?' },
  dot: {
    fa: 'در «{text}»، نقطه نشانهٔ اعشار است یا هزارها را جدا می‌کند؟',
    en: 'In “{text}”, is the dot the decimal sign, or does it group thousands?',
  },
  comma: { fa: 'در «{text}»، ویرگول نشانهٔ اعشار است؟', en: 'In “{text}”, is the comma the decimal sign?' },
  'trailing-minus': { fa: '«{text}» عدد منفی است؟', en: 'Is “{text}” less than zero?' },
  share: {
    fa: '«{text}» در ستون درصد: سهم از یک است (۰٫۸۵ یعنی ۸۵ درصد) یا خود درصد؟',
    en: '“{text}” in a column of percentages: a share of one (0.85 is 85 %), or the percentage itself?',
  },
  'has-none': {
    fa: '«{text}» یعنی صفر، بدون داده، یا مصداق ندارد؟',
    en: 'Does “{text}” mean zero, no data, or not applicable?',
  },
  'n-a': { fa: '«{text}» یعنی بدون داده یا مصداق ندارد؟', en: 'Does “{text}” mean no data or not applicable?' },
  'day-month': { fa: 'در «{text}» روز اول آمده است یا ماه؟', en: 'In “{text}”, does the day or the month come first?' },
  year: { fa: '«{text}» ماه کدام سال است؟', en: 'Of which year is “{text}”?' },
}

/** Why a cell is not read, as a sentence for people. */
export function describeProblem(
  { reason, detail }: { reason: CellProblem; detail: Readonly<Record<string, string>> },
  language: 'fa' | 'en',
): string {
  return fill(problems[reason][language], detail)
}

/** What is asked once for a file, with one cell as its example. */
export function describeQuestion(
  { question, detail }: { question: QuestionKind; detail: Readonly<Record<string, string>> },
  language: 'fa' | 'en',
): string {
  return fill(questions[question][language], detail)
}

function fill(sentence: string, detail: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => detail[name] ?? '?')
}
