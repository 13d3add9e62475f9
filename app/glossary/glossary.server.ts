import { defaultSettings } from '../flows/scoring/robustness.server'
import { formatsOf } from '../format/kinds-of-number'
import { type Language, inLanguage } from '../i18n/language'

interface Entry {
  /** The place to jump to: /fa/glossary#coverage. */
  id: string
  fa: { term: string; meaning: string }
  en: { term: string; meaning: string }
}

const { draws, weights } = defaultSettings
const count = (language: Language) => formatsOf(language).count(draws)
const spread = (language: Language) => formatsOf(language).setShare(weights.method === 'uniform' ? weights.spread : 1)

const entries = [
  {
    id: 'festival',
    fa: {
      term: 'جشنواره',
      meaning: 'رویدادی که دستگاه‌ها را ارزیابی می‌کند؛ دستگاه‌ها، سنجه‌ها، منبع‌ها و دوره‌های خود را دارد.',
    },
    en: {
      term: 'Festival',
      meaning: 'The event that evaluates agencies; it has its own agencies, metrics, sources and editions.',
    },
  },
  {
    id: 'edition',
    fa: {
      term: 'دوره',
      meaning: 'یک بار برگزاری جشنواره، برای یک سال ارزیابی. از پیش‌نویس تا بایگانی گام‌های معینی دارد.',
    },
    en: {
      term: 'Edition',
      meaning: 'One round of the festival, over one evaluated year. It goes from draft to archived in fixed steps.',
    },
  },
  {
    id: 'agency',
    fa: { term: 'دستگاه اجرایی', meaning: 'سازمان یا اداره‌ای که ارزیابی می‌شود.' },
    en: { term: 'Agency', meaning: 'The organisation or office that is evaluated.' },
  },
  {
    id: 'group',
    fa: { term: 'گروه دستگاهی', meaning: 'دستگاه‌های هم‌سنخ؛ رتبهٔ اصلی هر دستگاه درون گروه آن است.' },
    en: { term: 'Agency group', meaning: 'Agencies of a kind; the rank that counts is the one inside the group.' },
  },
  {
    id: 'competes',
    fa: {
      term: 'رقابت‌کننده',
      meaning: 'دستگاهی که در رتبه‌بندی می‌آید. برگزارکنندگان و دستگاه‌های نظارتی حضور دارند و رتبه نمی‌گیرند.',
    },
    en: {
      term: 'Competing',
      meaning: 'An agency that is ranked. Organisers and oversight bodies take part and get no rank.',
    },
  },
  {
    id: 'metric',
    fa: { term: 'سنجهٔ خام', meaning: 'یک شمارش یا مقدار، چنان‌که از منبع رسیده است؛ مانند شمار نامه‌های الکترونیکی.' },
    en: {
      term: 'Metric',
      meaning: 'A raw count or amount as it came from a source, such as the number of electronic letters.',
    },
  },
  {
    id: 'observation',
    fa: {
      term: 'مشاهده',
      meaning: 'مقدار یک سنجه برای یک دستگاه در یک بازهٔ زمانی. مقدار تازه، بازبینی تازه‌ای است و مقدار پیشین می‌ماند.',
    },
    en: {
      term: 'Observation',
      meaning:
        'The value of one metric for one agency over one period. Another value is another revision; the former stays.',
    },
  },
  {
    id: 'indicator',
    fa: { term: 'شاخص', meaning: 'آنچه امتیاز می‌گیرد: یک سنجه یا نسبت دو سنجه، با هدف و وزن.' },
    en: { term: 'Indicator', meaning: 'What is scored: a metric, or a ratio of two, with a target and a weight.' },
  },
  {
    id: 'dimension',
    fa: { term: 'محور', meaning: 'چند شاخص که با هم جنبه‌ای از کار دستگاه را نشان می‌دهند.' },
    en: { term: 'Dimension', meaning: 'Several indicators that together show one side of what an agency does.' },
  },
  {
    id: 'model',
    fa: {
      term: 'الگوی امتیازدهی',
      meaning:
        'سندی که می‌گوید هر شاخص چگونه شمرده و هنجارسازی می‌شود، چه وزنی دارد و چگونه با دیگر شاخص‌ها جمع می‌شود. هر الگو نسخه و نویسنده دارد.',
    },
    en: {
      term: 'Scoring model',
      meaning:
        'The document that says how each indicator is measured, normalised, weighted and aggregated. It has a version and an author.',
    },
  },
  {
    id: 'weight',
    fa: {
      term: 'وزن',
      meaning:
        'سهم یک شاخص یا محور در امتیاز، در برابر هم‌ردیف‌هایش. وزن‌ها در کل الگو به امتیاز بیشینه تبدیل می‌شوند.',
    },
    en: {
      term: 'Weight',
      meaning:
        'The share that an indicator or dimension has in the score, against those beside it. Over the whole model weights become the most points that can be earned.',
    },
  },
  {
    id: 'normalisation',
    fa: {
      term: 'هنجارسازی',
      meaning: 'تبدیل مقدار یک شاخص به سهمی میان صفر و یک از امتیاز آن، تا شاخص‌های ناهمگون با هم جمع شوند.',
    },
    en: {
      term: 'Normalisation',
      meaning:
        'Turning the value of an indicator into a share, from zero to one, of its points, so that unlike indicators can be added up.',
    },
  },
  {
    id: 'run',
    fa: {
      term: 'اجرای امتیازدهی',
      meaning: 'امتیازدهی با یک نسخهٔ الگو روی داده‌های یک لحظه. همان دو، همیشه همان نتیجه را می‌دهند.',
    },
    en: {
      term: 'Score run',
      meaning:
        'One scoring with a version of the model over what was known at a moment. The same two always give the same result.',
    },
  },
  {
    id: 'target',
    fa: { term: 'هدف', meaning: 'مقداری که شاخص با رسیدن به آن همهٔ امتیاز خود را می‌گیرد.' },
    en: { term: 'Target', meaning: 'The value at which an indicator earns all its points.' },
  },
  {
    id: 'points',
    fa: {
      term: 'امتیاز شاخص',
      meaning: 'آنچه دستگاه از یک شاخص یا محور گرفته، در برابر بیشینهٔ آن. بیشینه از وزن می‌آید.',
    },
    en: {
      term: 'Points',
      meaning:
        'What an agency earned with an indicator or dimension, out of the most that can be earned there. The most comes from the weight.',
    },
  },
  {
    id: 'score',
    fa: {
      term: 'امتیاز کل',
      meaning: 'جمع امتیاز محورها به روشی که الگو می‌گوید، پس از گردکردن. دو امتیازِ برابر پس از گردکردن، برابرند.',
    },
    en: {
      term: 'Score',
      meaning:
        'The points of the dimensions put together as the model says, then rounded. Scores that are equal after rounding are equal.',
    },
  },
  {
    id: 'rank',
    fa: {
      term: 'رتبه',
      meaning: 'جای دستگاه در میان رقابت‌کنندگانی که امتیاز دارند. رتبه در گروه، آن است که در داوری به شمار می‌آید.',
    },
    en: {
      term: 'Rank',
      meaning:
        'The place of an agency among those that compete and have a score. The rank in the group is the one that counts with the judges.',
    },
  },
  {
    id: 'median',
    fa: {
      term: 'میانه و چارک',
      meaning:
        'میانه مقداری است که نیمی از دستگاه‌ها بالاتر و نیمی پایین‌تر از آن‌اند؛ چارک اول و سوم یک‌چهارم پایین و بالا را جدا می‌کنند. جایی آمده‌اند که پراکندگی نشان داده می‌شود. مبنای مقایسه نیستند: میانهٔ محورها با میانهٔ امتیاز کل جمع نمی‌شود.',
    },
    en: {
      term: 'Median and quartiles',
      meaning:
        'Half of the agencies are above the median and half below; the first and third quartiles part off a quarter at either end. They stand where a distribution is shown. They are not what an agency is compared with: medians of dimensions do not add up to that of the total.',
    },
  },
  {
    id: 'average',
    fa: {
      term: 'میانگین گروه',
      meaning:
        'میانگین امتیاز کل دستگاه‌های دارای رتبهٔ گروه؛ تنها مبنای مقایسه در همهٔ صفحه‌ها. میانگین یک محور یا شاخص، میانگین سهم آن در امتیاز کل این دستگاه‌هاست و برای دستگاهی که آن شاخص برایش مصداق ندارد صفر است (وزنش به بقیه رسیده). میانگین محورها با میانگین امتیاز کل جمع می‌شود.',
    },
    en: {
      term: 'Group average',
      meaning:
        'The average of the totals of the ranked agencies of the group: the one thing that an agency is compared with, on every page. That of a dimension or an indicator is the average of what it adds to those totals, with 0 for whom it does not apply to (its weight went to the others). Averages of dimensions add up to that of the totals.',
    },
  },
  {
    id: 'part',
    fa: {
      term: 'سهم در امتیاز کل',
      meaning:
        'آنچه یک محور یا شاخص به امتیاز کل دستگاه می‌افزاید. اگر چیزی در کنار آن امتیاز نداشته باشد، وزن آن به این می‌رسد و سهم از امتیاز شاخص بیشتر می‌شود. در الگویی که میانگینش حسابی نیست، سهم به نسبت وزن × امتیاز است.',
    },
    en: {
      term: 'Part of the total',
      meaning:
        'What a dimension or an indicator adds to the agency’s total. Where something beside it has no score, the weight of that goes to it, and its part is more than its points. Where the model’s mean is not arithmetic, the total is shared out by weight × score.',
    },
  },
  {
    id: 'change',
    fa: { term: 'تغییر رتبه', meaning: 'شمار پله‌هایی که دستگاه نسبت به دورهٔ پیش بالا یا پایین رفته است.' },
    en: { term: 'Change', meaning: 'The places that an agency won or lost since the edition before.' },
  },
  {
    id: 'coverage',
    fa: {
      term: 'پوشش داده',
      meaning:
        'از آنچه الگو لازم دارد و برای دستگاه مصداق دارد، سهمی از وزن × دوره که داده دارد. شاخصی با یازده ماه از دوازده ماه، یازده‌دوازدهم وزن خود را پوشش می‌دهد. آنچه مصداق ندارد کمبود نیست؛ مقدار برآوردشده و صفرِ به‌جای داده، داده شمرده نمی‌شود. دستگاهی که پوشش آن از کمینهٔ الگو کمتر باشد رتبه نمی‌گیرد.',
    },
    en: {
      term: 'Coverage',
      meaning:
        'Of what the model needs and applies to the agency, the share of weight × periods that is known. An indicator with eleven months of twelve covers 11/12 of its weight. What does not apply is no lack; an estimate and a zero in place of data are not known. Below the model’s minimum there is no rank.',
    },
  },
  {
    id: 'no-data',
    fa: { term: 'بدون داده', meaning: 'باید مقداری می‌بود و نرسیده است. بدون داده صفر نیست.' },
    en: { term: 'No data', meaning: 'There should be a value and none came. No data is not zero.' },
  },
  {
    id: 'not-applicable',
    fa: {
      term: 'مصداق ندارد',
      meaning: 'این سنجه برای این دستگاه معنا ندارد؛ مانند خدمت روستایی برای دستگاهی که خدمت روستایی ندارد.',
    },
    en: {
      term: 'Not applicable',
      meaning: 'The metric has no meaning for this agency, such as rural service where it has none.',
    },
  },
  {
    id: 'kinds',
    fa: {
      term: 'سنجیده، خوداظهاری، نظرسنجی',
      meaning:
        'سه راه دانستن یک مقدار: سامانه شمرده است، دستگاه خود گفته است، یا از مردم پرسیده‌اند. نوع هر مقدار همان نوع منبع آن است و همه‌جا جدا نشان داده می‌شود.',
    },
    en: {
      term: 'Measured, self-declared, surveyed',
      meaning:
        'Three ways to know a value: a system counted it, the agency said it, or people were asked. Each value is of the kind of its source, and that is told wherever values are shown.',
    },
  },
  {
    id: 'quarantine',
    fa: { term: 'قرنطینه', meaning: 'رکوردهایی که پذیرفته نشدند، با دلیل. هیچ رکوردی بی‌صدا کنار گذاشته نمی‌شود.' },
    en: {
      term: 'Quarantine',
      meaning: 'Records that could not be read, with the reason. No record is dropped without a word.',
    },
  },
  {
    id: 'interval',
    fa: {
      term: 'بازهٔ رتبه',
      meaning: `رتبهٔ دستگاه در ۹۰ درصد از ${count('fa')} آزمون. در هر آزمون هر وزن تصادفی تا ±${spread('fa')} خودش کم یا زیاد می‌شود، خطای نمونه‌گیری شاخص‌های نظرسنجی هم در نظر گرفته می‌شود و امتیازهای برابر مانند رتبه‌بندی اصلی تفکیک می‌شوند. بازهٔ بلند یعنی رتبه به وزن‌ها وابسته است. در کنار آن، کران بهترین و بدترین رتبه کرانی بیرونی است: رتبه از آن نمی‌گذرد و شاید هرگز به آن نرسد.`,
    },
    en: {
      term: 'Rank interval',
      meaning: `Where the agency stands in 90% of ${count('en')} trials. In each trial every weight is moved at random by up to ±${spread('en')} of itself, the sampling error of surveyed indicators is drawn too, and equal scores are told apart as in the ranking. A long interval means that the rank depends on the weights. The bound of the best and worst rank beside it is an outer bound: no rank passes it, and it may never be reached.`,
    },
  },
  {
    id: 'chance',
    fa: {
      term: 'احتمال پیشی',
      meaning:
        'سهم آزمون‌هایی که در آن‌ها یک دستگاه بالاتر از دیگری ایستاده است. نزدیک به نیم یعنی نمی‌توان گفت کدام جلوتر است.',
    },
    en: {
      term: 'Chance to be ahead',
      meaning:
        'The share of the trials in which one agency stands above the other. Close to a half means that it can not be said who is ahead.',
    },
  },
  {
    id: 'tied',
    fa: {
      term: 'رتبهٔ مشترک',
      meaning: 'دستگاه‌هایی که امتیاز گردشدهٔ برابر دارند و سنجه‌های تفکیک هم آن‌ها را جدا نکرده است.',
    },
    en: {
      term: 'Tied',
      meaning: 'Agencies with the same rounded score that the tie-breaks could not tell apart either.',
    },
  },
  {
    id: 'objection',
    fa: {
      term: 'اعتراض',
      meaning: 'نوشتهٔ دستگاه دربارهٔ یکی از شاخص‌های خود؛ برای هر شاخص یک اعتراض، که پس از ثبت تغییر نمی‌کند.',
    },
    en: {
      term: 'Objection',
      meaning: 'What an agency writes about one of its indicators; one for each, locked as it is saved.',
    },
  },
  {
    id: 'ruling',
    fa: { term: 'رأی', meaning: 'پاسخ ارزیاب به اعتراض، با دلیل: پذیرفته، پذیرفته در بخشی، یا رد.' },
    en: {
      term: 'Ruling',
      meaning: 'An evaluator’s answer to an objection, with a reason: accepted, accepted in part, or rejected.',
    },
  },
  {
    id: 'shortlist',
    fa: {
      term: 'فهرست برگزیدگان',
      meaning: 'پیشنهاد قاعدهٔ هر جایزه از نتیجهٔ نهایی، که داوران تأیید می‌کنند یا با دلیل از آن جدا می‌شوند.',
    },
    en: {
      term: 'Shortlist',
      meaning:
        'What the rule of each award proposes from the final result; judges confirm it, or depart from it with a reason.',
    },
  },
  {
    id: 'recusal',
    fa: { term: 'کناره‌گیری داور', meaning: 'کنار رفتن داور از رأی دربارهٔ دستگاهی که با آن پیوند دارد.' },
    en: { term: 'Recusal', meaning: 'A judge stands aside from what concerns an agency that they are tied to.' },
  },
  {
    id: 'minutes',
    fa: { term: 'صورت‌جلسه', meaning: 'سند جلسهٔ داوران، با امضای حاضران و مُهر چکیدهٔ نتیجه و فهرست.' },
    en: {
      term: 'Minutes',
      meaning:
        'The record of the judges’ meeting, signed by who was there and sealed with the hashes of result and list.',
    },
  },
  {
    id: 'embargo',
    fa: { term: 'عدم انتشار', meaning: 'نتیجهٔ تصویب‌شده تا زمان تعیین‌شده بسته می‌ماند و سپس خودبه‌خود منتشر می‌شود.' },
    en: { term: 'Embargo', meaning: 'Approved results stay closed until a set moment, and then open by themselves.' },
  },
  {
    id: 'hash',
    fa: { term: 'چکیده', meaning: 'اثر انگشت یک سند: با دگرگونی یک نویسه، چکیده دیگر می‌شود.' },
    en: { term: 'Hash', meaning: 'The fingerprint of a document (SHA-256): one letter changed gives another.' },
  },
] as const satisfies readonly Entry[]

/** What an "i" may explain: a word that is not here is a type error. */
export type GlossaryId = (typeof entries)[number]['id']

export type Glossary = ReturnType<typeof glossaryIn>

/**
 * The words of the product, in the order in which a newcomer meets them. Sent in one language, and only to who asks for
 * them.
 */
export function glossaryIn(language: Language) {
  return { entries: glossary.map((entry) => ({ id: entry.id, ...inLanguage(language, entry) })) }
}

export const glossary: readonly (Entry & { id: GlossaryId })[] = entries
