import type { Bilingual } from '../../../scoring/bilingual'

const words = (fa: string, en: string): Bilingual => ({ fa, en })

/** What the options of methods are called; one that means something else for a method stands under its name as well. */
export const optionWords: Readonly<Record<string, Bilingual>> = {
  floor: words('کمترین سهمی که به شمار می‌آید (۰ تا ۱)', 'Lowest share that counts (0 to 1)'),
  exponent: words('توان: ۱ حسابی، ۰ هندسی، ۱− هارمونیک', 'Exponent: 1 arithmetic, 0 geometric, −1 harmonic'),
  orderWeights: words('وزن هر جایگاه، از بهترین', 'Weight of each place, the best first'),
  v: words(
    'وزن سود همه در برابر بزرگ‌ترین کمبود (۰ تا ۱)',
    'Weight of the whole against the largest shortfall (0 to 1)',
  ),
  preference: words('از تفاوت تا برتری', 'From a difference to a preference'),
  q: words('تفاوتی که به شمار نمی‌آید', 'Difference that counts for nothing'),
  p: words('تفاوتی که کامل به شمار می‌آید', 'Difference that counts fully'),
  norm: words('هم‌اندازه کردن پیش از مقایسه', 'Brought to a common length by'),
  low: words('سهم بدترین مقدار', 'What the worst value gets'),
  high: words('سهم بهترین مقدار', 'What the best value gets'),
  'goalposts.low': words('مرز پایین، با واحد شاخص', 'Lower end, in the indicator’s unit'),
  'goalposts.high': words('مرز بالا، با واحد شاخص', 'Upper end, in the indicator’s unit'),
  over: words('سنجش میان', 'Compared among'),
  mean: words('سهم مقدار میانگین', 'What the average value gets'),
  deviation: words('سهم هر انحراف معیار', 'What one standard deviation adds'),
  ties: words('جایگاه مقدارهای برابر', 'Place of equal values'),
  agency: words('کد دستگاه مرجع', 'Code of the reference agency'),
  cap: words('هیچ مقداری بیش از همهٔ امتیاز نمی‌گیرد', 'No value gets more than all points'),
  'target-ratio.cap': words('بیشترین نسبت به هدف؛ ۱ همهٔ امتیاز است', 'Highest ratio to the target; 1 is all points'),
  scale: words('سهم مرز خوب', 'What the good end gets'),
  clamp: words('آنچه بیرون از مرزهاست، لب مرز به شمار می‌آید', 'Values beyond the ends count as the ends'),
  steps: words('پله‌ها', 'Steps'),
  midpoint: words('مقداری که نیمی از امتیاز را دارد', 'Value that gets a half'),
  slope: words('تندی منحنی در میانه', 'Steepness in the middle'),
  value: words('عدد، با واحد شاخص', 'The number, in the indicator’s unit'),
  maxSkewness: words('چولگی پذیرفتنی', 'Skewness that is accepted'),
  maxKurtosis: words('کشیدگی پذیرفتنی', 'Kurtosis that is accepted'),
  maxPoints: words('بیشترین تعداد مقدار مهارشده', 'Most values that are drawn in'),
  thenLog: words('اگر بس نبود، لگاریتم مقدارها', 'Where that is not enough, the logarithm'),
  lambda: words('توان λ؛ خالی: از داده', 'The power λ; empty: from the data'),
  times: words('فاصلهٔ حصار از چارک‌ها، چند برابر فاصلهٔ چارکی', 'Distance of the fences, in interquartile ranges'),
  comparisons: words('هر بخش چند برابر دیگری مهم است', 'How many times more important each part is'),
}

/** What the values of options are called that are one of a few. */
export const valueWords: Readonly<Record<string, Bilingual>> = {
  'over.all': words('همهٔ دستگاه‌ها', 'All agencies'),
  'over.group': words('دستگاه‌های همان گروه', 'Agencies of the same group'),
  'ties.min': words('پایین‌ترین', 'The lowest'),
  'ties.average': words('میانگین', 'The average'),
  'ties.max': words('بالاترین', 'The highest'),
  'norm.none': words('هیچ', 'Nothing'),
  'norm.vector': words('ریشهٔ مجموع مربع‌ها', 'The root of the sum of squares'),
  'norm.sum': words('مجموع', 'The sum'),
  'preference.usual': words('هر تفاوتی', 'Any difference'),
  'preference.u': words('بیشتر از q', 'Above q'),
  'preference.v': words('رو به بالا تا p', 'Rising up to p'),
  'preference.level': words('نیمی از q، همه از p', 'A half from q, all from p'),
  'preference.v-indifference': words('رو به بالا از q تا p', 'Rising from q to p'),
}
