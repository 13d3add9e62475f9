import { type DemoAgency, type DemoOrganisation, type DemoService, type JalaliMonth, months } from './organisation'
import { shareOf } from './quality'
import { randomOf } from './random'

const heading = 'agency,service,year,month,listed,electronic_percent,maturity,complete,window,paper,priority'

/**
 * The catalogue as it stood each month: 80 services at first, all of them (300 and more) at the end. UTF-8 with a byte
 * order mark.
 */
export function makeCatalogueCsv(seed: string, { agencies, services }: DemoOrganisation): string {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]))
  const owners = new Set(services.map((service) => service.agency))
  const without = agencies.filter((agency) => agency.level === 'province' && !owners.has(agency.code))
  const lines = months.flatMap((month) => [
    ...services.flatMap((service) => {
      const agency = byCode.get(service.agency)
      return agency && isListed(seed, service, month) ? [makeLine(seed, agency, service, month)] : []
    }),
    // An agency that offers people no service says so: that concerns it no more.
    ...without.map((agency) => `${agency.code},,${month.year},${month.month},n/a,n/a,n/a,n/a,n/a,n/a,n/a`),
  ])
  return `\uFEFF${[heading, ...lines, ...brokenLines].join('\r\n')}\r\n`
}

function isListed(seed: string, service: DemoService, { index }: JalaliMonth): boolean {
  return service.isFirstWave || index >= 2 + Math.floor(randomOf(seed, 'listed', service.code)() * 19)
}

function makeLine(seed: string, agency: DemoAgency, service: DemoService, month: JalaliMonth): string {
  const level = shareOf(seed, agency, 'electronic', month, 0.25, 1.1)
  const row = randomOf(seed, 'service', service.code)
  const percent = Math.round(100 * Math.min(level * 0.7 + row() * 0.45, 1))
  const maturity = Math.min(Math.max(Math.round(1 + 4 * level * (0.75 + 0.4 * row())), 1), 5)
  const yes = (subject: string, low: number, high: number) =>
    randomOf(seed, subject, service.code)() < shareOf(seed, agency, subject, month, low, high) ? 'yes' : 'no'
  const priority = randomOf(seed, 'concerned', service.code)() < 0.45 ? yes('priority', 0.1, 1.02) : 'n/a'
  const paper = randomOf(seed, 'paper', service.code)() < 0.75 - 0.75 * level ? 'yes' : 'no'
  return [
    agency.code,
    service.code,
    month.year,
    month.month,
    'yes',
    percent,
    maturity,
    yes('complete', 0.4, 1.05),
    yes('window', 0.15, 0.95),
    paper,
    priority,
  ].join(',')
}

const brokenLines = ['CIVREG,HM0001,1404,11,yes,90,7,yes,yes,no,yes', 'CIVREG,HM0002,1404,11.5,yes,90,4,yes,yes,no,yes']
