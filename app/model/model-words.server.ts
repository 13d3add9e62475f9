import type { Bilingual, MissingRule, Model } from '../../scoring/model'
import { flattenTree } from '../../scoring/tree'

/** The name of a method, and what it does in a sentence. */
export interface MethodWords {
  name: Bilingual
  sentence: Bilingual
}

const words = (fa: string, faSentence: string, en: string, enSentence: string): MethodWords => ({
  name: { fa, en },
  sentence: { fa: faSentence, en: enSentence },
})

/** What a model demands of the data of an agency before it gives a score. */
const requiresWords = {
  none: words(
    'هیچ‌کدام',
    'هر دستگاهی که به کمینهٔ پوشش برسد امتیاز می‌گیرد، هر محوری هم که بدون داده باشد.',
    'None',
    'Whoever reaches the minimum coverage has a score, whichever dimension has no data.',
  ),
  'every-dimension': words(
    'همهٔ محورها',
    'دستگاهی که در یکی از محورها هیچ داده‌ای از خود ندارد امتیاز و رتبه نمی‌گیرد. آنچه برای دستگاه مصداق ندارد لازم نیست.',
    'Every dimension',
    'An agency that has no data of its own in one of the dimensions has no score and no rank. What does not apply to an agency is not required of it.',
  ),
  listed: words(
    '',
    'دستگاهی که در یکی از این‌ها هیچ داده‌ای از خود ندارد امتیاز و رتبه نمی‌گیرد. آنچه برای دستگاه مصداق ندارد لازم نیست.',
    '',
    'An agency that has no data of its own in one of these has no score and no rank. What does not apply to an agency is not required of it.',
  ),
}

/** The demand of a model in words; a list is called by the titles of its nodes. */
export function requiredWords(model: Model): MethodWords {
  if (model.requires === 'every-dimension') return requiresWords[model.requires]
  const titles = flattenTree(model).flatMap(({ info }) => (model.requires?.includes(info.code) ? [info.title] : []))
  if (!titles.length) return requiresWords.none
  const name = { fa: titles.map(({ fa }) => fa).join('، '), en: titles.map(({ en }) => en).join(', ') }
  return { ...requiresWords.listed, name }
}

/** Every choice of every step of a model, by step and method. Given to the pages that show models, in one language. */
export const modelWords = {
  missing: {
    exclude: words(
      'کنار گذاشتن',
      'وزن آن میان شاخص‌های دیگر همان شاخه پخش می‌شود.',
      'Left out',
      'Its weight is handed on to the others of the branch.',
    ),
    zero: words(
      'صفر',
      'امتیازی نمی‌گیرد، و این‌که داده نبوده نوشته می‌ماند.',
      'Zero',
      'It earns nothing, and that there was no data stays written.',
    ),
    impute: words(
      'برآورد',
      'مقداری به جای آن گذاشته و همه‌جا نشان‌دار می‌شود.',
      'Imputed',
      'A value is put in its place and is marked wherever it is shown.',
    ),
  },
  imputation: {
    mean: words('میانگین', 'میانگین مقدار دستگاه‌های رقابت‌کننده.', 'Mean', 'The mean of the competing agencies.'),
    median: words('میانه', 'میانهٔ مقدار دستگاه‌های رقابت‌کننده.', 'Median', 'The median of the competing agencies.'),
    'group-mean': words(
      'میانگین گروه',
      'میانگین مقدار دستگاه‌های گروه؛ اگر در گروه مقداری نباشد، میانگین همه.',
      'Mean of the group',
      'The mean of the agencies of the group; of all, where the group has no value.',
    ),
    'group-median': words(
      'میانهٔ گروه',
      'میانهٔ مقدار دستگاه‌های گروه؛ اگر در گروه مقداری نباشد، میانهٔ همه.',
      'Median of the group',
      'The median of the agencies of the group; of all, where the group has no value.',
    ),
    'last-value': words(
      'آخرین مقدار',
      'مقدار خود دستگاه در سال پیش.',
      'Last value',
      'What the agency itself had in the year before.',
    ),
    'row-mean': words(
      'میانگین سطری',
      'میانگین مقدارهای هنجارشدهٔ خود دستگاه در شاخص‌های دیگر همان شاخه.',
      'Row mean',
      'The mean of the agency’s own normalised values in the other indicators of the branch.',
    ),
    par: words(
      'هم‌تراز خود',
      'میانگین رقابت‌کنندگان، به‌علاوهٔ فاصله‌ای که دستگاه در شاخص‌های خودش به طور میانگین از دیگران دارد.',
      'Par',
      'The mean of those who compete, plus how far the agency stands from the others on average in the indicators that it has.',
    ),
    linear: words(
      'درون‌یابی خطی در زمان',
      'زمان‌هایی که داده ندارند، روی خط میان مقدارهای پیش و پس از آن‌ها پر می‌شوند.',
      'Linear over time',
      'Periods without a value are filled on the line between those before and after.',
    ),
    constant: words(
      'عدد ثابت',
      'عددی که در الگو نوشته شده است.',
      'A constant',
      'A number that is written in the model.',
    ),
  },
  treatment: {
    none: words('هیچ', 'مقدارها همان‌گونه که هستند به کار می‌روند.', 'None', 'Values are used as they are.'),
    winsorise: words(
      'مهار مقدارهای پرت',
      'دورترین مقدارها گام‌به‌گام به مقدار بعدی کشیده می‌شوند تا چولگی یا کشیدگی به اندازه شود.',
      'Winsorised',
      'The most extreme values are drawn to the next ones, step by step, until skewness or kurtosis is within bounds.',
    ),
    log: words('لگاریتم', 'لگاریتم هر مقدار به کار می‌رود.', 'Logarithm', 'The logarithm of each value is used.'),
    'log-ct': words(
      'لگاریتم با جابه‌جایی',
      'لگاریتم با جابه‌جایی ثابت، چنان‌که COINr می‌کند.',
      'Shifted logarithm',
      'The logarithm after a constant shift, as COINr does it.',
    ),
    'box-cox': words(
      'تبدیل باکس–کاکس',
      'توانی که توزیع را متقارن‌تر می‌کند.',
      'Box–Cox',
      'A power that makes the distribution more even.',
    ),
    fences: words(
      'حصار چارکی',
      'آنچه از چارک‌ها بیش از حد دور است به لب حصار کشیده می‌شود.',
      'Fences',
      'What lies too far from the quartiles is drawn to the fence.',
    ),
  },
  normalisation: {
    'min-max': words(
      'کمینه–بیشینه',
      'کمترین مقدار صفر و بیشترین، همهٔ امتیاز را می‌گیرد.',
      'Min–max',
      'The lowest value earns nothing, the highest all points.',
    ),
    'z-score': words(
      'نمرهٔ استاندارد',
      'فاصله از میانگین، با واحد انحراف معیار.',
      'Z-score',
      'The distance from the mean, in standard deviations.',
    ),
    rank: words(
      'رتبه',
      'تنها جایگاه مقدار به شمار می‌آید، نه اندازهٔ آن.',
      'Rank',
      'Only the place of a value counts, not its size.',
    ),
    borda: words('بوردا', 'شمار دستگاه‌هایی که پشت سر مانده‌اند.', 'Borda', 'How many agencies are behind.'),
    percentile: words(
      'رتبهٔ صدکی',
      'سهم دستگاه‌هایی که پشت سر مانده‌اند.',
      'Percentile rank',
      'The share of agencies that are behind.',
    ),
    'distance-to-reference': words(
      'نسبت به دستگاه مرجع',
      'نسبت به مقدار یک دستگاه معین سنجیده می‌شود.',
      'Distance to a reference',
      'Measured against the value of one named agency.',
    ),
    'distance-to-target': words(
      'فاصله تا هدف',
      'بدترین مقدار صفر و هدف، همهٔ امتیاز را می‌گیرد.',
      'Distance to the target',
      'The worst value earns nothing, the target all points.',
    ),
    vector: words(
      'هنجارسازی برداری',
      'مقدار ÷ ریشهٔ مجموع مربع‌ها؛ هنجارسازی تاپسیس در کتاب‌ها.',
      'Vector',
      'Value ÷ the root of the sum of squares; what textbook TOPSIS uses.',
    ),
    sum: words(
      'سهم از مجموع',
      'مقدار ÷ مجموع مقدارها؛ در شاخص معکوس، با وارون مقدارها.',
      'Share of the sum',
      'Value ÷ the sum of values; of their reciprocals where less is better.',
    ),
    'distance-to-maximum': words(
      'فاصله تا بهترین',
      'هرچه به بهترین مقدار نزدیک‌تر، امتیاز بیشتر.',
      'Distance to the maximum',
      'The nearer to the best value, the more points.',
    ),
    'fraction-of-maximum': words(
      'کسری از بیشینه',
      'نسبت به بیشترین مقدار.',
      'Fraction of the maximum',
      'The share of the highest value.',
    ),
    goalposts: words('دو مرز', 'میان دو مرز معین، خطی.', 'Goalposts', 'Linear between two fixed ends.'),
    'target-ratio': words(
      'نسبت به هدف',
      'مقدار ÷ هدف، و در شاخص معکوس هدف ÷ مقدار؛ بیشتر از هدف امتیاز بیشتری نمی‌آورد.',
      'Ratio to the target',
      'Actual ÷ target, or target ÷ actual where less is better; beyond the target nothing is added.',
    ),
    levels: words('پله‌ای', 'هر بازه از مقدار، امتیازی معین دارد.', 'Steps', 'Each range of values has fixed points.'),
    logistic: words(
      'منحنی لجستیک',
      'آهسته در دو سر، تند در میانه.',
      'Logistic',
      'Slow at both ends, steep in the middle.',
    ),
  },
  aggregation: {
    arithmetic: words(
      'میانگین حسابی',
      'کمبود یک شاخص با شاخص دیگر جبران می‌شود.',
      'Arithmetic mean',
      'What one indicator lacks another makes up for.',
    ),
    geometric: words(
      'میانگین هندسی',
      'کمبود یک شاخص کمتر جبران می‌شود.',
      'Geometric mean',
      'What one indicator lacks is made up for less.',
    ),
    harmonic: words(
      'میانگین هارمونیک',
      'ضعیف‌ترین شاخص سنگین‌ترین اثر را دارد.',
      'Harmonic mean',
      'The weakest indicator weighs most.',
    ),
    power: words(
      'میانگین توانی',
      'میزان جبران را توان تعیین می‌کند.',
      'Power mean',
      'An exponent says how much is made up for.',
    ),
    minimum: words('کمینه', 'ضعیف‌ترین شاخص، امتیاز همه است.', 'Minimum', 'The weakest indicator is the score.'),
    owa: words(
      'میانگین ترتیبی',
      'وزن به جایگاه مقدار داده می‌شود، نه به شاخص.',
      'Ordered average',
      'Weights belong to the place of a value, not to the indicator.',
    ),
    copeland: words('کوپلند', 'شمار رویارویی‌های برده منهای باخته.', 'Copeland', 'Duels won less duels lost.'),
    topsis: words(
      'تاپسیس',
      'نزدیکی به بهترین و دوری از بدترین. تاپسیسِ کتاب‌ها با هنجارسازی برداری است.',
      'TOPSIS',
      'Nearness to the best and distance from the worst. The textbook’s goes with vector normalisation.',
    ),
    vikor: words(
      'ویکور',
      'سازش میان سود همه و بزرگ‌ترین کمبود.',
      'VIKOR',
      'A compromise between the whole and the greatest shortfall.',
    ),
    'promethee-ii': words(
      'پرومته ۲',
      'برتری دوبه‌دو، جمع‌شده بر همهٔ شاخص‌ها.',
      'PROMETHEE II',
      'Preference pair by pair, summed over all indicators.',
    ),
  },
  weighting: {
    given: words(
      'وزن نوشته‌شده',
      'همان وزن‌هایی که در درخت نوشته شده است.',
      'As written',
      'The weights that stand in the tree.',
    ),
    equal: words('برابر', 'همهٔ شاخص‌های شاخه یک وزن دارند.', 'Equal', 'All of a branch weigh the same.'),
    entropy: words(
      'آنتروپی',
      'شاخصی که دستگاه‌ها را بیشتر از هم جدا می‌کند سنگین‌تر است.',
      'Entropy',
      'What tells agencies apart more weighs more.',
    ),
    critic: words(
      'کریتیک',
      'پراکندگی و ناهم‌بستگی با دیگران، وزن را تعیین می‌کند.',
      'CRITIC',
      'Spread, and how little it goes with the others, make the weight.',
    ),
    pca: words(
      'مؤلفهٔ اصلی',
      'وزن از نخستین مؤلفهٔ اصلی.',
      'First component',
      'Weights from the first principal component.',
    ),
    optimised: words(
      'بهینه',
      'وزن‌ها چنان یافته می‌شوند که اهمیت واقعی هر بخش همان باشد که خواسته‌اند.',
      'Optimised',
      'Weights are found so that each part really matters as much as was wanted.',
    ),
    ahp: words(
      'مقایسهٔ دوبه‌دو',
      'وزن از داوری دوبه‌دوی کارشناسان، با نسبت سازگاری.',
      'Pairwise comparison',
      'Weights from judgements pair by pair, with their consistency ratio.',
    ),
  },
  ranking: {
    competition: words(
      '۱، ۲، ۲، ۴',
      'پس از رتبهٔ مشترک، به شمار شریکان جا می‌افتد.',
      '1, 2, 2, 4',
      'After a shared rank as many places are left out.',
    ),
    dense: words(
      '۱، ۲، ۲، ۳',
      'پس از رتبهٔ مشترک، رتبهٔ بعدی می‌آید.',
      '1, 2, 2, 3',
      'After a shared rank the next one follows.',
    ),
    fractional: words(
      '۱، ۲٫۵، ۲٫۵، ۴',
      'شریکان میانگین رتبه‌های خود را می‌گیرند.',
      '1, 2.5, 2.5, 4',
      'Those who share take the mean of their ranks.',
    ),
  },
} satisfies Record<string, Record<string, MethodWords>>

/** What is done about a value that is not there; of an imputation, by which method. */
export function missingWords(rule: MissingRule): MethodWords {
  if (rule.rule !== 'impute') return modelWords.missing[rule.rule]
  const row = modelWords.imputation[rule.by.method]
  const { name } = modelWords.missing.impute
  return words(`${name.fa}: ${row.name.fa}`, row.sentence.fa, `${name.en}: ${row.name.en}`, row.sentence.en)
}

/** All that can be done where there is no data: a rule, or a method of imputation. */
export const missingChoices: Readonly<Record<string, MethodWords>> = {
  exclude: modelWords.missing.exclude,
  zero: modelWords.missing.zero,
  ...Object.fromEntries(
    Object.entries(modelWords.imputation).map(([method, own]) => [
      method,
      {
        ...own,
        name: {
          fa: `${modelWords.missing.impute.name.fa}: ${own.name.fa}`,
          en: `${modelWords.missing.impute.name.en}: ${own.name.en}`,
        },
      },
    ]),
  ),
}
