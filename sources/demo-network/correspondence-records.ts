import { type DemoAgency, type DemoOrganisation, type JalaliMonth, months } from './organisation'
import { shareOf } from './quality'
import { between, countAbout, randomOf } from './random'

const digits = '۰۱۲۳۴۵۶۷۸۹'

/**
 * This system writes all numbers in Persian digits and names agencies as its clerks typed them, with Arabic letters now
 * and then.
 */
export function makeLetterRecords(seed: string, { agencies }: DemoOrganisation): unknown[] {
  const records = months.flatMap((month) =>
    agencies.filter((agency) => agency.level === 'province').map((agency) => makeRecord(seed, agency, month)),
  )
  return [...records, ...brokenRecords]
}

function makeRecord(seed: string, agency: DemoAgency, month: JalaliMonth): unknown {
  const random = randomOf(seed, 'letters', agency.code, month.index)
  const place = {
    agency_name: typeName(seed, agency),
    month: `${toPersian(month.year)}/${toPersian(String(month.month).padStart(2, '0'))}`,
  }
  if (randomOf(seed, 'unsent', agency.code, month.index)() < 0.015)
    return { ...place, total: 'گزارش نشده', electronic: 'گزارش نشده' }
  const total = countAbout(random, agency.staff * between(randomOf(seed, 'volume', agency.code), 5, 18))
  const part = (subject: string, low: number, high: number) =>
    toPersian(Math.round(total * shareOf(seed, agency, subject, month, low, high)))
  const requests = countAbout(random, 6 + agency.staff * 0.08)
  return {
    ...place,
    total: toPersian(total),
    electronic: part('electronic-letters', 0.35, 1.02),
    sms_tracked: part('sms', 0.02, 0.6),
    with_identifier: part('identifier', 0.1, 1),
    samad: {
      requests: toPersian(requests),
      on_time: toPersian(Math.min(Math.round(requests * shareOf(seed, agency, 'samad', month, 0.45, 1.03)), requests)),
    },
    portal: {
      required: toPersian(5),
      published: toPersian(Math.min(Math.round(5 * shareOf(seed, agency, 'portal', month, 0.2, 1.1)), 5)),
    },
  }
}

/** The full name or the one that people use, some of them typed on an Arabic keyboard. */
function typeName(seed: string, agency: DemoAgency): string {
  const isArabic = randomOf(seed, 'keyboard', agency.code)() < 0.3
  const name = randomOf(seed, 'clerk', agency.code)() < 0.25 ? (agency.alias ?? agency.titleFa) : agency.titleFa
  return isArabic ? name.replaceAll('ی', 'ي').replaceAll('ک', 'ك') : name
}

function toPersian(value: number | string): string {
  return String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
}

/** Surveys by quarter, with how many were asked: a small sample is no measure. */
export function makeSurveyRecords(seed: string, { agencies }: DemoOrganisation): unknown[] {
  const records = months
    .filter(({ month }) => month % 3 === 0)
    .flatMap((month) =>
      agencies.filter((agency) => agency.level === 'province').map((agency) => makeSurvey(seed, agency, month)),
    )
  return [...records, ...brokenSurveys]
}

function makeSurvey(seed: string, agency: DemoAgency, month: JalaliMonth): unknown {
  const random = randomOf(seed, 'survey', agency.code, month.index)
  const respondents =
    randomOf(seed, 'sample', agency.code)() < 0.06 ? 3 + Math.floor(random() * 4) : countAbout(random, 60)
  const mark = 5 * shareOf(seed, agency, 'satisfaction', month, 0.5, 1)
  return {
    agency: agency.code,
    year: month.year,
    month: month.month,
    respondents,
    sum_of_marks: Math.round(respondents * mark),
  }
}

const brokenRecords = [
  { agency_name: 'اداره کل امور ناشناخته استان همدان', month: '۱۴۰۴/۰۳', total: '۱۲۰', electronic: '۸۰' },
  { agency_name: 'اداره کل راه و شهرسازی استان همدان', month: '۱۴۰۳/۱۳', total: '۱۲۰', electronic: '۸۰' },
  { agency_name: 'اداره کل راه و شهرسازی استان همدان', month: '۱۴۰۵/۰۲', total: '۱۲/۵', electronic: '۸' },
]

const brokenSurveys = [{ agency: 'ROAD', year: 1404, month: 5, respondents: 40, sum_of_marks: '1.234,5' }]
