import { type DemoAgency, type DemoOrganisation, type DemoService, type JalaliMonth, months } from './organisation'
import { qualityOf, shareOf } from './quality'
import { between, countAbout, randomOf } from './random'

/** One record a service, county and kind of office each month, for services that the offices of the county offer. */
export function makeCounterRecords(seed: string, organisation: DemoOrganisation): unknown[] {
  const agencies = new Map(organisation.agencies.map((agency) => [agency.code, agency]))
  const eligible = organisation.services.filter((service) => service.isEligible)
  const records = months.flatMap((month) =>
    eligible.flatMap((service) => {
      const agency = agencies.get(service.agency)
      return agency && isActive(seed, agency, service, month)
        ? makeServiceRecords(seed, organisation, agency, service, month)
        : []
    }),
  )
  return [...records, ...makeUnconcerned(organisation), ...brokenRecords]
}

/** An agency without any service for counters says each month that the counters do not concern it. */
function makeUnconcerned({ agencies, services }: DemoOrganisation): unknown[] {
  const concerned = new Set(services.filter((service) => service.isEligible).map((service) => service.agency))
  const others = agencies.filter((agency) => agency.level === 'province' && !concerned.has(agency.code))
  return months.flatMap(({ year, month }) =>
    others.flatMap(({ code }) =>
      (['urban', 'rural'] as const).map((office) => ({
        agency: code,
        service: null,
        office,
        year,
        month,
        transactions: 'n/a',
      })),
    ),
  )
}

function makeServiceRecords(
  seed: string,
  { offices }: DemoOrganisation,
  agency: DemoAgency,
  service: DemoService,
  month: JalaliMonth,
): unknown[] {
  const demand = between(randomOf(seed, 'demand', service.code), 0.3, 3)
  return offices.flatMap(({ county, urban, rural }) => {
    if (randomOf(seed, 'offered', service.code, county)() > 0.25 + 0.6 * qualityOf(seed, agency)) return []
    return (['urban', 'rural'] as const).map((office) => {
      const count = office === 'urban' ? urban : rural
      const random = randomOf(seed, office, service.code, county, month.index)
      const reach = office === 'urban' ? 6 : 2.4 * shareOf(seed, agency, 'rural-reach', month, 0.2, 1)
      return {
        agency: agency.code,
        service: service.code,
        county,
        office,
        offices: count,
        year: month.year,
        month: month.month,
        transactions: countAbout(random, count * demand * reach),
      }
    })
  })
}

/** Whether the agency has given the service out by then. */
function isActive(seed: string, agency: DemoAgency, service: DemoService, month: JalaliMonth): boolean {
  return randomOf(seed, 'active', service.code)() < shareOf(seed, agency, 'given-out', month, 0.25, 1.05)
}

/** How many of an agency's eligible services are active, and how many deprived districts they reach. */
export function makeCoverageRecords(seed: string, { agencies, services, districts }: DemoOrganisation): unknown[] {
  const deprived = Math.round(districts * 0.4)
  return months.flatMap((month) =>
    agencies
      .filter((agency) => agency.level === 'province')
      .map((agency) => {
        const row = services.filter((service) => service.agency === agency.code && service.isEligible)
        const place = { agency: agency.code, year: month.year, month: month.month }
        if (!row.length)
          return { ...place, services: { eligible: 'n/a', active: 'n/a' }, districts: { total: 'n/a', covered: 'n/a' } }
        const active = row.filter((service) => isActive(seed, agency, service, month)).length
        const covered = Math.min(Math.round(deprived * shareOf(seed, agency, 'deprived', month, 0.15, 1.05)), deprived)
        return { ...place, services: { eligible: row.length, active }, districts: { total: deprived, covered } }
      }),
  )
}

const brokenRecords = [
  { agency: 'CIVREG', service: 'HM0001', county: 'HMD', office: 'urban', year: 1404, month: 3, transactions: -12 },
  { agency: 'CIVREG', service: 'HM9001', county: 'MLY', office: 'rural', year: 1404, month: 6, transactions: 8 },
  {
    agency: 'CIVREG',
    service: 'HM0001',
    county: 'NHV',
    office: 'rural',
    year: 1404,
    month: 7,
    transactions: 'about 30',
  },
]
