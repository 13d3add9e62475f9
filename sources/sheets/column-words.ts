import { foldPersian } from '../../db/fold-persian'

/** What a column says, beside the metrics that headings name: of an agency, or of the value in its row. */
export type PlainMeaning =
  | 'row-number'
  | 'code'
  | 'name'
  | 'name-en'
  | 'group'
  | 'county'
  | 'level'
  | 'parent'
  | 'aliases'
  | 'service'
  | 'staff'
  | 'staff-women'
  | 'staff-men'
  | 'competes'
  | 'reason'
  | 'period'
  | 'metric-name'
  | 'value'
  | 'problems'

/** Headings as offices write them; whole headings come before words inside of one. */
const headings: Readonly<Record<PlainMeaning, readonly string[]>> = {
  'row-number': ['ردیف', 'شماره ردیف', 'رديف', 'ر', '#', 'row', 'no', 'no.', 'شماره'],
  code: ['کد', 'کد دستگاه', 'شناسه', 'شناسه دستگاه', 'شناسه ملی', 'کد سازمان', 'code', 'agency code', 'id'],
  name: [
    'نام',
    'دستگاه',
    'نام دستگاه',
    'نام دستگاه اجرایی',
    'دستگاه اجرایی',
    'عنوان',
    'عنوان دستگاه',
    'عنوان دستگاه اجرایی',
    'سازمان',
    'نام سازمان',
    'اداره',
    'نام اداره',
    'نام واحد',
    'دستگاه‌ها',
    'agency',
    'agency name',
    'name',
    'organisation',
    'organization',
  ],
  'name-en': ['نام انگلیسی', 'نام به انگلیسی', 'نام لاتین', 'english name', 'name in english'],
  group: ['گروه', 'گروه دستگاه', 'گروه دستگاهی', 'دسته', 'بخش', 'حوزه', 'کارگروه', 'group', 'agency group', 'sector'],
  county: ['شهرستان', 'نام شهرستان', 'محل', 'شهر', 'county', 'city', 'location'],
  level: ['سطح', 'سطح واحد', 'نوع واحد', 'level'],
  parent: [
    'دستگاه مادر',
    'دستگاه اصلی',
    'زیرمجموعه',
    'زیرمجموعهٔ',
    'زیر مجموعه',
    'دستگاه بالادست',
    'وابسته به',
    'parent',
    'parent agency',
  ],
  aliases: [
    'نام‌های دیگر',
    'نام دیگر',
    'نام مستعار',
    'سایر نام‌ها',
    'نام مختصر',
    'نام کوتاه',
    'aliases',
    'other names',
    'short name',
  ],
  service: ['خدمت', 'نام خدمت', 'عنوان خدمت', 'کد خدمت', 'شناسه خدمت', 'service', 'service name'],
  staff: [
    'کارکنان',
    'تعداد کارکنان',
    'نیروی انسانی',
    'تعداد نیروی انسانی',
    'پرسنل',
    'تعداد پرسنل',
    'staff',
    'employees',
  ],
  'staff-women': ['زن', 'زنان', 'تعداد زنان', 'کارکنان زن', 'کارمندان زن', 'women', 'female'],
  'staff-men': ['مرد', 'مردان', 'تعداد مردان', 'کارکنان مرد', 'کارمندان مرد', 'men', 'male'],
  competes: [
    'رقابت',
    'در رقابت',
    'شرکت در رقابت',
    'رقابت می‌کند',
    'مشمول',
    'مشمول ارزیابی',
    'وضعیت',
    'competes',
    'competing',
  ],
  reason: [
    'دلیل',
    'علت',
    'دلیل رقابت نکردن',
    'why not competing',
    'توضیح',
    'توضیحات',
    'ملاحظات',
    'یادداشت',
    'reason',
    'remarks',
    'notes',
  ],
  period: [
    'دوره',
    'ماه',
    'سال',
    'تاریخ',
    'دوره زمانی',
    'فصل',
    'سال و ماه',
    'ماه و سال',
    'period',
    'month',
    'year',
    'date',
  ],
  'metric-name': [
    'سنجه',
    'نام سنجه',
    'عنوان سنجه',
    'کد سنجه',
    'شاخص',
    'نام شاخص',
    'عنوان شاخص',
    'کد شاخص',
    'metric',
    'metric code',
    'metric name',
    'indicator',
  ],
  value: ['مقدار', 'مقدار شاخص', 'مقدار سنجه', 'عدد', 'رقم', 'آمار', 'value', 'amount'],
  problems: ['مشکل‌های این ردیف', 'problems of this row'],
}

const meaningByHeading = new Map(
  Object.entries(headings).flatMap(([meaning, list]) =>
    list.map((heading) => [foldHeading(heading), meaning as PlainMeaning] as const),
  ),
)

/**
 * The heading that our marked files have above the problems, so that a file that comes back does not bring them as
 * data.
 */
export const problemHeading = { fa: 'مشکل‌های این ردیف', en: 'Problems of this row' } as const

/** Letters and spaces as one spelling, without what stands in brackets. */
export function foldHeading(text: string): string {
  return foldPersian(text.replaceAll(/\([^)]*\)/g, ' '))
    .replace(/[:*.]+$/, '')
    .trim()
}

/** What a heading says on its own; null where it is not one of those that are known. */
export function plainMeaning(heading: string): PlainMeaning | null {
  return meaningByHeading.get(foldHeading(heading)) ?? null
}
