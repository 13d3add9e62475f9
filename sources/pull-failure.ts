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
  'already-running': { fa: 'دریافت دیگری از این منبع در جریان است.', en: 'Another pull of this source is running.' },
  'taken-over': { fa: 'فرایند دیگری این دریافت را ادامه می‌دهد.', en: 'Another process goes on with this pull.' },
}

/** Why a pull failed, as a sentence for people; a reason of a newer version is shown as it is. */
export function describeFailure({ why, detail }: Pick<PullFailure, 'why' | 'detail'>, language: 'fa' | 'en'): string {
  const sentence = Object.hasOwn(sentences, why) ? sentences[why]?.[language] : undefined
  return sentence?.replaceAll('{detail}', () => detail) ?? `${why}: ${detail}`
}
