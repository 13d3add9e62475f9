import { type DemoAgency, type DemoOrganisation, type JalaliMonth, months } from './organisation'
import { shareOf } from './quality'
import { between, countAbout, randomOf } from './random'

/** The day on which the whole province learnt together: every agency took part, more than 1,200 people in all. */
const greatDay = { year: 1404, month: 6, day: 4, people: 1_260 }

/** Sessions of the ten programmes by day, and each agency's roster by month. */
export function makeTrainingRecords(seed: string, organisation: DemoOrganisation): unknown[] {
  const agencies = organisation.agencies.filter((agency) => agency.level === 'province')
  const sessions = months.flatMap((month) =>
    agencies.flatMap((agency) => makeSessions(seed, organisation, agency, month)),
  )
  const rosters = months.flatMap((month) =>
    agencies.flatMap((agency) => (agency.code === silentAgency ? [] : [makeRoster(seed, agency, month)])),
  )
  return [...sessions, ...makeGreatDay(seed, organisation, agencies), ...rosters, ...brokenRecords]
}

/** One agency has never sent its roster: no data is not zero. */
const silentAgency = 'BSANAT'

function makeSessions(
  seed: string,
  { programmes }: DemoOrganisation,
  agency: DemoAgency,
  month: JalaliMonth,
): unknown[] {
  const random = randomOf(seed, 'training', agency.code, month.index)
  const keenness = shareOf(seed, agency, 'training', month, 0.1, 1)
  const chosen = programmes.filter(
    (programme) => randomOf(seed, programme.code, agency.code, month.index)() < 0.35 * keenness + 0.05,
  )
  return chosen.map((programme) => {
    const enrolled = Math.max(2, countAbout(random, agency.staff * 0.12 * keenness))
    return makeSession(
      seed,
      agency,
      { year: month.year, month: month.month, day: 1 + Math.floor(random() * 28) },
      programme.code,
      enrolled,
      between(random, 0.7, 0.98),
    )
  })
}

function makeGreatDay(seed: string, { programmes }: DemoOrganisation, agencies: readonly DemoAgency[]): unknown[] {
  const staff = agencies.reduce((total, agency) => total + agency.staff, 0)
  const [first] = programmes
  return agencies.map((agency) =>
    makeSession(
      seed,
      agency,
      greatDay,
      first?.code ?? '',
      Math.max(Math.round((greatDay.people * agency.staff) / staff), 3),
      1,
    ),
  )
}

function makeSession(
  seed: string,
  agency: DemoAgency,
  { year, month, day }: { year: number; month: number; day: number },
  programme: string,
  enrolled: number,
  passing: number,
): unknown {
  const random = randomOf(seed, 'session', agency.code, programme, year, month, day)
  const certificates = Math.round(enrolled * passing)
  const women = Math.min(
    certificates,
    Math.round(
      certificates * (agency.women / agency.staff) * between(randomOf(seed, 'women', agency.code), 0.72, 1.15),
    ),
  )
  return {
    agency: agency.code,
    programme,
    year,
    month,
    day,
    enrolled,
    certificates,
    women,
    female_heads: Math.round(women * between(random, 0.05, 0.25)),
  }
}

function makeRoster(seed: string, agency: DemoAgency, month: JalaliMonth): unknown {
  const inYear = month.month / 12
  const reach = (subject: string, low: number, high: number) =>
    shareOf(seed, agency, subject, { index: month.year === 1403 ? 4 : 20 }, low, high) * (0.25 + 0.75 * inYear)
  const roster = {
    staff: agency.staff,
    women: agency.women,
    certified: Math.min(Math.round(agency.staff * reach('certified', 0.25, 1.02)), agency.staff),
    managers: agency.managers,
    managers_certified: Math.min(Math.round(agency.managers * reach('managers', 0.2, 1.08)), agency.managers),
  }
  return { agency: agency.code, year: month.year, month: month.month, roster }
}

const brokenRecords = [
  {
    agency: 'ROAD',
    year: 1404,
    month: 12,
    roster: { staff: 90, women: 30, certified: 80, managers: 8, managers_certified: 8 },
  },
  {
    agency: 'TRAINING-CENTRE',
    programme: 'P1',
    year: 1404,
    month: 6,
    day: 4,
    enrolled: 40,
    certificates: 40,
    women: 12,
    female_heads: 1,
  },
]
