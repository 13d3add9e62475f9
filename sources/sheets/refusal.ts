import type { SheetLimits } from './limits'

/** Why a whole file is not read. */
export type RefusalReason =
  | 'empty'
  | 'unknown-format'
  | 'web-page'
  | 'encrypted'
  | 'damaged'
  | 'macros'
  | 'unsafe-name'
  | 'document-type'
  | 'unknown-encoding'
  | 'no-cells'
  | 'too-long'
  | `too-many-${keyof SheetLimits}`

export interface Refusal {
  readonly ok: false
  readonly why: RefusalReason
  /** What the sentence names. */
  readonly detail: Readonly<Record<string, string>>
}

type Words = Record<RefusalReason, { fa: string; en: string }>

/** Texts with the names of the details in braces. */
const words: Words = {
  empty: { fa: 'پرونده خالی است.', en: 'The file is empty.' },
  'unknown-format': {
    fa: 'این پرونده صفحه‌گسترده نیست. XLSX، XLS، ODS، CSV یا TSV بفرستید.',
    en: 'This file is no spreadsheet. Send XLSX, XLS, ODS, CSV or TSV.',
  },
  'web-page': {
    fa: 'این پرونده در واقع یک صفحهٔ وب یا XML است که نام صفحه‌گسترده دارد. آن را در اکسل باز و با قالب XLSX ذخیره کنید.',
    en: 'This file is a web page or XML under the name of a spreadsheet. Open it in Excel and save it as XLSX.',
  },
  encrypted: {
    fa: 'پرونده گذرواژه دارد. آن را بدون گذرواژه ذخیره کنید.',
    en: 'The file has a password. Save it without one.',
  },
  damaged: {
    fa: 'پرونده ناقص یا خراب است و خوانده نمی‌شود ({problem}). آن را دوباره ذخیره یا دانلود کنید.',
    en: 'The file is cut off or damaged ({problem}). Save it or download it again.',
  },
  macros: {
    fa: 'پرونده ماکرو دارد. آن را با قالب XLSX، بدون ماکرو، ذخیره کنید.',
    en: 'The file has macros. Save it as XLSX without macros.',
  },
  'unsafe-name': {
    fa: 'نام یکی از بخش‌های درون پرونده مسیر است ({name})؛ چنین پرونده‌ای خوانده نمی‌شود.',
    en: 'A part inside the file is named as a path ({name}); such a file is not read.',
  },
  'document-type': {
    fa: 'درون پرونده تعریف نوع سند (DOCTYPE) هست؛ برنامه‌های صفحه‌گسترده چنین چیزی نمی‌نویسند.',
    en: 'The file declares a document type (DOCTYPE), which no spreadsheet program writes.',
  },
  'unknown-encoding': {
    fa: 'کدگذاری متن شناخته نشد. پرونده را با UTF-8 ذخیره کنید.',
    en: 'The encoding of the text was not recognised. Save the file as UTF-8.',
  },
  'no-cells': { fa: 'هیچ خانهٔ پری در پرونده نیست.', en: 'No cell of the file is filled.' },
  'too-long': {
    fa: 'خواندن پرونده بیش از {limit} ثانیه طول کشید و رها شد.',
    en: 'Reading the file took more than {limit} seconds and was given up.',
  },
  'too-many-milliseconds': {
    fa: 'خواندن پرونده بیش از {limit} هزارم ثانیه طول کشید و رها شد.',
    en: 'Reading the file took more than {limit} milliseconds and was given up.',
  },
  'too-many-megabytes': {
    fa: 'خواندن پرونده بیش از {limit} مگابایت حافظه خواست و رها شد.',
    en: 'Reading the file asked for more than {limit} megabytes of memory and was given up.',
  },
  'too-many-fileBytes': {
    fa: 'پرونده از {limit} بایت بزرگ‌تر است.',
    en: 'The file has more than {limit} bytes.',
  },
  'too-many-unpackedBytes': {
    fa: 'پرونده پس از باز شدن از {limit} بایت بزرگ‌تر می‌شود.',
    en: 'Unpacked, the file has more than {limit} bytes.',
  },
  'too-many-parts': { fa: 'پرونده بیش از {limit} بخش دارد.', en: 'The file has more than {limit} parts.' },
  'too-many-sheets': { fa: 'پرونده بیش از {limit} برگه دارد.', en: 'The file has more than {limit} sheets.' },
  'too-many-rows': {
    fa: 'برگهٔ «{sheet}» بیش از {limit} ردیف دارد.',
    en: 'The sheet “{sheet}” has more than {limit} rows.',
  },
  'too-many-columns': {
    fa: 'برگهٔ «{sheet}» بیش از {limit} ستون دارد.',
    en: 'The sheet “{sheet}” has more than {limit} columns.',
  },
  'too-many-cells': {
    fa: 'پرونده بیش از {limit} خانهٔ پر دارد.',
    en: 'The file has more than {limit} filled cells.',
  },
  'too-many-characters': {
    fa: 'خانه‌ای در برگهٔ «{sheet}» بیش از {limit} نویسه دارد.',
    en: 'A cell of the sheet “{sheet}” has more than {limit} characters.',
  },
  'too-many-allCharacters': {
    fa: 'نوشته‌های پرونده روی هم بیش از {limit} نویسه است.',
    en: 'The texts of the file have more than {limit} characters.',
  },
  'too-many-merges': {
    fa: 'برگهٔ «{sheet}» بیش از {limit} خانهٔ ادغام‌شده دارد.',
    en: 'The sheet “{sheet}” has more than {limit} merged cells.',
  },
}

/** The reason as a sentence for people, in the language asked for. */
export function describeRefusal({ why, detail }: Refusal, language: 'fa' | 'en'): string {
  return words[why][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => detail[name] ?? '?')
}

export function refuse(why: RefusalReason, detail: Record<string, string> = {}): Refusal {
  return { ok: false, why, detail }
}

/** Ends the reading from deep inside of a parser; `readSheet` makes a refusal of it. Nothing else catches it. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'

  constructor(
    readonly why: RefusalReason,
    readonly detail: Record<string, string> = {},
  ) {
    super(why)
  }
}
