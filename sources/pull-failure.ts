import { type NetworkTrouble, type StoredDetail, readDetail } from './failure-detail'

type Sentence = { fa: string; en: string }

/** What happened and what to do, with {detail} where the particulars belong. */
const sentences: Readonly<Record<string, Sentence>> = {
  unreachable: {
    fa: 'منبع پاسخ نداد ({detail}). نشانی و شبکه را بررسی کنید و دوباره دریافت کنید.',
    en: 'The source did not answer ({detail}). Check the address and the network, then pull again.',
  },
  'timed-out': {
    fa: 'پاسخ منبع به‌موقع کامل نشد ({detail}). دوباره دریافت کنید یا مهلت تعریف را بیشتر کنید.',
    en: 'The answer was not complete in time ({detail}). Pull again, or allow more time in the definition.',
  },
  'too-large': {
    fa: 'پاسخ منبع بزرگ‌تر از حد تعریف است ({detail}). حد را بیشتر یا صفحه‌ها را کوچک‌تر کنید.',
    en: 'The answer is larger than the definition allows ({detail}). Raise the limit or ask for smaller pages.',
  },
  'refused-address': {
    fa: 'دسترسی به این نشانی بسته است: {detail}. اگر منبع مطمئن است، مدیر سامانه آن را در SANJEH_ALLOW_HOSTS بیاورد.',
    en: 'This address is closed: {detail}. If the source is trusted, the operator may name it in SANJEH_ALLOW_HOSTS.',
  },
  unauthorised: {
    fa: 'منبع اجازهٔ دسترسی نداد (پاسخ {detail}). رمز آن را بررسی کنید.',
    en: 'The source refused access (answer {detail}). Check its secret.',
  },
  'rate-limited': {
    fa: 'منبع درخواست‌ها را زیاد دانست و پاسخ نداد. کمی بعد دوباره دریافت کنید.',
    en: 'The source held the requests to be too many and did not answer. Pull again later.',
  },
  'not-found': {
    fa: 'در این نشانی چیزی نیست (پاسخ {detail}). نشانی تعریف را بررسی کنید.',
    en: 'There is nothing at this address (answer {detail}). Check the address of the definition.',
  },
  'bad-status': {
    fa: 'منبع با خطا پاسخ داد ({detail}). دوباره دریافت کنید.',
    en: 'The source answered with an error ({detail}). Pull again.',
  },
  'redirected-away': {
    fa: 'منبع به جای دیگری ارجاع داد ({detail}) و دنبال نشد. اگر نشانی عوض شده، تعریف را اصلاح کنید.',
    en: 'The source pointed elsewhere ({detail}), which was not followed. If it has moved, correct the definition.',
  },
  'no-demo-network': { fa: 'شبکهٔ نمایشی در جریان نیست.', en: 'The demonstration network is not running.' },
  'no-secret': {
    fa: 'رمز «{detail}» تعیین نشده است. مدیر سامانه آن را در متغیر SANJEH_SECRET بگذارد.',
    en: 'The secret “{detail}” is not set. The operator sets it as a SANJEH_SECRET variable.',
  },
  'bad-secret': {
    fa: 'رمز «{detail}» نویسه‌ای دارد که در درخواست نمی‌آید. مدیر سامانه آن را دوباره و بی سطر تازه بگذارد.',
    en: 'The secret “{detail}” has a character that a request can’t carry. The operator sets it again, without a line break.',
  },
  'too-many-pages': {
    fa: 'منبع بیش از {detail} صفحه داد؛ شاید صفحه‌بندی تعریف درست نیست.',
    en: 'The source gave more than {detail} pages; perhaps the pagination of the definition is wrong.',
  },
  'repeated-page': {
    fa: 'منبع یک صفحه را دوباره داد ({detail})؛ صفحه‌بندی تعریف را بررسی کنید.',
    en: 'The source gave the same page again ({detail}); check the pagination of the definition.',
  },
  'left-origin': {
    fa: 'نشانی صفحهٔ بعد از آنِ میزبان دیگری است ({detail}) و دنبال نشد.',
    en: 'The link to the next page belongs to another host ({detail}) and was not followed.',
  },
  'bad-next': {
    fa: 'نشانهٔ صفحهٔ بعد خواندنی نیست ({detail}).',
    en: 'The mark of the next page can’t be read ({detail}).',
  },
  'unreadable-page': { fa: 'پاسخ منبع خواندنی نیست: {detail}', en: 'The answer can’t be read: {detail}' },
  'repeated-heading': { fa: 'یک سرستون دو بار آمده است: {detail}', en: 'A heading stands twice: {detail}' },
  'no-records': {
    fa: 'در پاسخ، فهرست رکوردها در جای تعریف‌شده نیست: {detail}',
    en: 'The answer has no list of records where the definition says: {detail}',
  },
  'wrong-encoding': {
    fa: 'متن پاسخ با رمزگذاری تعریف‌شده نمی‌خواند: {detail}',
    en: 'The text is not in the declared encoding: {detail}',
  },
  'unknown-metric': { fa: 'سنجهٔ «{detail}» در این جشنواره نیست.', en: 'The festival has no metric “{detail}”.' },
  'bad-expression': { fa: 'عبارت تعریف درست نیست: {detail}', en: 'An expression of the definition is wrong: {detail}' },
  cancelled: {
    fa: 'این دریافت را کسی لغو کرد؛ چیزی از آن ذخیره نشد.',
    en: 'Somebody cancelled this pull; nothing of it was stored.',
  },
  stopped: {
    fa: 'کارساز خاموش شد؛ این دریافت با روشن‌شدن آن یا در کارسازی دیگر از همین‌جا ادامه می‌یابد.',
    en: 'The server was stopped; this pull goes on from here at its next start, or on another server.',
  },
  'broke-off': {
    fa: 'دریافت به‌سبب خطایی نیمه‌کاره ماند ({detail}). دوباره دریافت کنید؛ اگر تکرار شد، مدیر سامانه گزارش خطاهای کارساز را ببیند.',
    en: 'An error broke the pull off ({detail}). Pull again; if it happens again, the operator looks into the log of the server.',
  },
  'gave-up': {
    fa: 'این دریافت بارها از سر گرفته شد و به پایان نرسید؛ کنار گذاشته شد. مدیر سامانه گزارش خطاهای کارساز را ببیند.',
    en: 'This pull was taken up many times and never came to an end; it was given up. The operator looks into the log of the server.',
  },
  'database-full': {
    fa: 'جای پایگاه داده پر است و چیزی ذخیره نمی‌شود. مدیر سامانه جا باز کند، سپس دوباره دریافت کنید.',
    en: 'The database has no room left and stores nothing. The operator makes room, then pull again.',
  },
  'database-read-only': {
    fa: 'پایگاه داده فقط خواندنی است و چیزی ذخیره نمی‌شود. پس از رفع آن دوباره دریافت کنید.',
    en: 'The database is read-only and stores nothing. Pull again once that is over.',
  },
  'database-gone': {
    fa: 'ارتباط با پایگاه داده قطع شد. دوباره دریافت کنید.',
    en: 'The connection to the database was lost. Pull again.',
  },
  'database-busy': {
    fa: 'پایگاه داده به‌موقع پاسخ نداد. کمی بعد دوباره دریافت کنید.',
    en: 'The database did not answer in time. Pull again later.',
  },
  'already-running': { fa: 'دریافت دیگری از این منبع در جریان است.', en: 'Another pull of this source is running.' },
  'taken-over': { fa: 'فرایند دیگری این دریافت را ادامه می‌دهد.', en: 'Another process goes on with this pull.' },
}

const unknown: Sentence = {
  fa: 'دریافت ناموفق بود و این نسخه از سنجه علت آن را نمی‌شناسد. مدیر سامانه گزارش خطاهای سرور را ببیند.',
  en: 'The pull failed for a reason that this version of Sanjeh does not know. The operator looks into the log of the server.',
}

const troubles: Readonly<Record<NetworkTrouble, Sentence>> = {
  refused: { fa: 'اتصال پذیرفته نشد', en: 'the connection was refused' },
  'no-host': { fa: 'نام میزبان پیدا نشد', en: 'the name of the host is not known' },
  'no-connection': { fa: 'اتصال به‌موقع برقرار نشد', en: 'no connection in time' },
  broken: { fa: 'اتصال در میانه قطع شد', en: 'the connection broke' },
  'no-way': { fa: 'راهی به آن شبکه نیست', en: 'there is no way to that network' },
  certificate: { fa: 'گواهی امنیتی آن پذیرفته نیست', en: 'its certificate is not accepted' },
}

/** How a page writes the particulars of a failure, in its language. */
export interface FailureFormats {
  number: (number: number) => string
  /** A number that only names something, such as an HTTP status. */
  digits: (number: number) => string
  /** Sets a part that is not of our words apart from the words around it. */
  mark: (part: string) => string
}

const plain: FailureFormats = { number: String, digits: String, mark: (part) => part }

/**
 * Why a pull failed, as a sentence for people. What programs and databases wrote about it is English, so a page in
 * Persian has of it what is the same in every language: addresses, names and numbers. All of it is kept with the pull.
 */
export function describeFailure(
  { why, detail }: { why: string; detail: StoredDetail },
  language: 'fa' | 'en',
  write: FailureFormats = plain,
): string {
  const sentence = Object.hasOwn(sentences, why) ? sentences[why]?.[language] : undefined
  if (sentence === undefined) return unknown[language]
  const shown = sayDetail(readDetail(why, detail), language, write)
  if (shown !== null) return sentence.replaceAll('{detail}', () => shown)
  return sentence.replaceAll(/ ?[(«“]\{detail\}[)»”]|[:：] \{detail\}| ?\{detail\}/g, '')
}

/** The particulars in a language; null where there is nothing to say in it. */
function sayDetail(
  { trouble, name, address, text, ...numbers }: ReturnType<typeof readDetail>,
  language: 'fa' | 'en',
  write: FailureFormats,
): string | null {
  if (trouble !== undefined) return isTrouble(trouble) ? troubles[trouble][language] : null
  for (const [key, say] of Object.entries(numbered)) {
    const number = numbers[key]
    if (typeof number === 'number') return say[language](write, number)
  }
  const shown = name ?? (language === 'en' ? text : undefined)
  const parts = [shown, shown !== undefined && String(shown).includes(String(address)) ? undefined : address]
  const [first, second] = parts.flatMap((part) => (part === undefined ? [] : [write.mark(String(part))]))
  return first === undefined ? null : second === undefined ? first : `${first} (${second})`
}

function isTrouble(trouble: string | number): trouble is NetworkTrouble {
  return Object.hasOwn(troubles, trouble)
}

type Say = (write: FailureFormats, number: number) => string

/** Seconds and megabytes to one decimal: nobody reads milliseconds or bytes. */
const numbered: Readonly<Record<string, Record<'fa' | 'en', Say>>> = {
  status: { fa: ({ digits }, status) => digits(status), en: ({ digits }, status) => digits(status) },
  limitMs: {
    fa: ({ number }, ms) => `${number(Math.round(ms / 100) / 10)} ثانیه`,
    en: ({ number }, ms) => `${number(Math.round(ms / 100) / 10)} s`,
  },
  limitBytes: {
    fa: ({ number }, bytes) => `${number(Math.round(bytes / 100_000) / 10)} مگابایت`,
    en: ({ number }, bytes) => `${number(Math.round(bytes / 100_000) / 10)} MB`,
  },
  pages: { fa: ({ number }, pages) => number(pages), en: ({ number }, pages) => number(pages) },
  redirects: {
    fa: ({ number }, times) => `بیش از ${number(times)} بار`,
    en: ({ number }, times) => `more than ${number(times)} times`,
  },
}
