import type { NamedInput } from './named-plan'

interface Province {
  /** Stands in addresses as the code of its festival. */
  code: string
  titleFa: string
  titleEn: string
  /** `fa|en`, one after the other; empty where we are not sure of the list, which people then type. */
  counties: readonly string[]
}

const province = (code: string, titleFa: string, titleEn: string, counties: readonly string[] = []): Province => ({
  code,
  titleFa,
  titleEn,
  counties,
})

/**
 * The provinces of Iran. Counties are added and divided by decree from time to time: whoever makes a festival sees the
 * list and corrects it.
 */
export const provinces: readonly Province[] = [
  province('east-azerbaijan', 'آذربایجان شرقی', 'East Azerbaijan'),
  province('west-azerbaijan', 'آذربایجان غربی', 'West Azerbaijan'),
  province('ardabil', 'اردبیل', 'Ardabil'),
  province('isfahan', 'اصفهان', 'Isfahan'),
  province('alborz', 'البرز', 'Alborz'),
  province('ilam', 'ایلام', 'Ilam'),
  province('bushehr', 'بوشهر', 'Bushehr', [
    'بوشهر|Bushehr',
    'تنگستان|Tangestan',
    'جم|Jam',
    'دشتستان|Dashtestan',
    'دشتی|Dashti',
    'دیر|Deyr',
    'دیلم|Deylam',
    'عسلویه|Asaluyeh',
    'کنگان|Kangan',
    'گناوه|Ganaveh',
  ]),
  province('tehran', 'تهران', 'Tehran'),
  province('chaharmahal', 'چهارمحال و بختیاری', 'Chaharmahal and Bakhtiari'),
  province('south-khorasan', 'خراسان جنوبی', 'South Khorasan'),
  province('razavi-khorasan', 'خراسان رضوی', 'Razavi Khorasan'),
  province('north-khorasan', 'خراسان شمالی', 'North Khorasan'),
  province('khuzestan', 'خوزستان', 'Khuzestan'),
  province('zanjan', 'زنجان', 'Zanjan', [
    'زنجان|Zanjan',
    'ابهر|Abhar',
    'ایجرود|Ijrud',
    'خدابنده|Khodabandeh',
    'خرمدره|Khorramdarreh',
    'سلطانیه|Soltaniyeh',
    'طارم|Tarom',
    'ماه‌نشان|Mahneshan',
  ]),
  province('semnan', 'سمنان', 'Semnan', [
    'سمنان|Semnan',
    'آرادان|Aradan',
    'دامغان|Damghan',
    'سرخه|Sorkheh',
    'شاهرود|Shahrud',
    'گرمسار|Garmsar',
    'مهدی‌شهر|Mahdishahr',
    'میامی|Meyami',
  ]),
  province('sistan-baluchestan', 'سیستان و بلوچستان', 'Sistan and Baluchestan'),
  province('fars', 'فارس', 'Fars'),
  province('qazvin', 'قزوین', 'Qazvin', [
    'قزوین|Qazvin',
    'آبیک|Abyek',
    'آوج|Avaj',
    'البرز|Alborz',
    'بوئین‌زهرا|Buin Zahra',
    'تاکستان|Takestan',
  ]),
  province('qom', 'قم', 'Qom'),
  province('kurdistan', 'کردستان', 'Kurdistan', [
    'سنندج|Sanandaj',
    'بانه|Baneh',
    'بیجار|Bijar',
    'دهگلان|Dehgolan',
    'دیواندره|Divandarreh',
    'سروآباد|Sarvabad',
    'سقز|Saqqez',
    'قروه|Qorveh',
    'کامیاران|Kamyaran',
    'مریوان|Marivan',
  ]),
  province('kerman', 'کرمان', 'Kerman'),
  province('kermanshah', 'کرمانشاه', 'Kermanshah'),
  province('kohgiluyeh', 'کهگیلویه و بویراحمد', 'Kohgiluyeh and Boyer-Ahmad'),
  province('golestan', 'گلستان', 'Golestan', [
    'گرگان|Gorgan',
    'آزادشهر|Azadshahr',
    'آق‌قلا|Aqqala',
    'بندر گز|Bandar-e Gaz',
    'ترکمن|Torkaman',
    'رامیان|Ramian',
    'علی‌آباد کتول|Aliabad-e Katul',
    'کردکوی|Kordkuy',
    'کلاله|Kalaleh',
    'گالیکش|Galikash',
    'گمیشان|Gomishan',
    'گنبدکاووس|Gonbad-e Kavus',
    'مراوه‌تپه|Maraveh Tappeh',
    'مینودشت|Minudasht',
  ]),
  province('gilan', 'گیلان', 'Gilan'),
  province('lorestan', 'لرستان', 'Lorestan', [
    'خرم‌آباد|Khorramabad',
    'ازنا|Azna',
    'الیگودرز|Aligudarz',
    'بروجرد|Borujerd',
    'پلدختر|Pol-e Dokhtar',
    'چگنی|Chegeni',
    'دلفان|Delfan',
    'دورود|Dorud',
    'رومشکان|Rumeshkan',
    'سلسله|Selseleh',
    'کوهدشت|Kuhdasht',
  ]),
  province('mazandaran', 'مازندران', 'Mazandaran'),
  province('markazi', 'مرکزی', 'Markazi', [
    'اراک|Arak',
    'آشتیان|Ashtian',
    'تفرش|Tafresh',
    'خمین|Khomein',
    'خنداب|Khondab',
    'دلیجان|Delijan',
    'زرندیه|Zarandieh',
    'ساوه|Saveh',
    'شازند|Shazand',
    'فراهان|Farahan',
    'کمیجان|Komijan',
    'محلات|Mahallat',
  ]),
  province('hormozgan', 'هرمزگان', 'Hormozgan', [
    'بندرعباس|Bandar Abbas',
    'ابوموسی|Abu Musa',
    'بستک|Bastak',
    'بشاگرد|Bashagard',
    'بندر لنگه|Bandar Lengeh',
    'پارسیان|Parsian',
    'جاسک|Jask',
    'حاجی‌آباد|Hajiabad',
    'خمیر|Khamir',
    'رودان|Rudan',
    'سیریک|Sirik',
    'قشم|Qeshm',
    'میناب|Minab',
  ]),
  province('hamadan', 'همدان', 'Hamadan', [
    'همدان|Hamadan',
    'اسدآباد|Asadabad',
    'بهار|Bahar',
    'تویسرکان|Tuyserkan',
    'درگزین|Dargazin',
    'رزن|Razan',
    'فامنین|Famenin',
    'کبودرآهنگ|Kabudarahang',
    'ملایر|Malayer',
    'نهاوند|Nahavand',
  ]),
  province('yazd', 'یزد', 'Yazd'),
]

/** Counties or groups as people type them: one name a line, and behind a bar its English name where there is one. */
export function readNames(text: string): NamedInput[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split(/[|｜]/).map((part) => part.trim()))
    .flatMap(([titleFa = '', titleEn = '']) => (titleFa ? [{ titleFa, titleEn }] : []))
}
