import type { PullFailure } from './source-context'

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

/** What a network says, by words of its message. */
const networkTroubles: readonly (readonly [RegExp, Sentence])[] = [
  [/ECONNREFUSED/, { fa: 'اتصال پذیرفته نشد', en: 'the connection was refused' }],
  [/ENOTFOUND|EAI_AGAIN|No address is known/, { fa: 'نام میزبان پیدا نشد', en: 'the name of the host is not known' }],
  [/ETIMEDOUT|timeout/i, { fa: 'اتصال به‌موقع برقرار نشد', en: 'no connection in time' }],
  [
    /ECONNRESET|other side closed|disconnected|socket hang up|EPIPE/i,
    { fa: 'اتصال در میانه قطع شد', en: 'the connection broke' },
  ],
  [/EHOSTUNREACH|ENETUNREACH/, { fa: 'راهی به آن شبکه نیست', en: 'there is no way to that network' }],
  [
    /certificate|CERT_|SELF_SIGNED|SSL|TLS/i,
    { fa: 'گواهی امنیتی آن پذیرفته نیست', en: 'its certificate is not accepted' },
  ],
]

/** Reasons whose detail is a name or a number of the source itself, which is the same in every language. */
const namedReasons: ReadonlySet<string> = new Set([
  'unauthorised',
  'not-found',
  'bad-status',
  'no-secret',
  'bad-secret',
  'too-many-pages',
  'repeated-page',
  'left-origin',
  'repeated-heading',
  'unknown-metric',
  'no-records',
  'wrong-encoding',
])

/**
 * Why a pull failed, as a sentence for people. What programs and databases wrote about it is English, so a page in
 * Persian has of it what is the same in every language: addresses, names and numbers. All of it is kept with the pull.
 * `mark` sets such a part apart from the words around it.
 */
export function describeFailure(
  { why, detail }: Pick<PullFailure, 'why' | 'detail'>,
  language: 'fa' | 'en',
  mark: (part: string) => string = (part) => part,
): string {
  const sentence = Object.hasOwn(sentences, why) ? sentences[why]?.[language] : undefined
  if (sentence === undefined) return unknown[language]
  const shown = particularsOf(why, detail, language, mark)
  if (shown !== null) return sentence.replaceAll('{detail}', () => shown)
  return sentence.replaceAll(/ ?[(«“]\{detail\}[)»”]|[:：] \{detail\}| ?\{detail\}/g, '')
}

function particularsOf(
  why: string,
  detail: string,
  language: 'fa' | 'en',
  mark: (part: string) => string,
): string | null {
  if (why === 'unreachable') return networkTroubles.find(([pattern]) => pattern.test(detail))?.[1][language] ?? null
  if (why === 'timed-out' || why === 'too-large') return sayLimit(why, detail, language)
  if (namedReasons.has(why) || language === 'en') return detail === '' ? null : mark(detail)
  const address = /https?:\/\/[^\s)]+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[0-9a-f:]+\]/i.exec(detail)?.[0]
  return address === undefined ? null : mark(address)
}

function sayLimit(why: 'timed-out' | 'too-large', detail: string, language: 'fa' | 'en'): string | null {
  const amount = Number(/\d+/.exec(detail)?.[0] ?? Number.NaN)
  if (Number.isNaN(amount)) return null
  const seconds = why === 'timed-out'
  const number = String(seconds ? Math.round(amount / 100) / 10 : Math.round(amount / 100_000) / 10)
  if (language === 'en') return `${number} ${seconds ? 's' : 'MB'}`
  return `${number.replace('.', '٫').replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit)} ${seconds ? 'ثانیه' : 'مگابایت'}`
}
