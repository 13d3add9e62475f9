/** What the demonstration network must know of the festival to make up its data. */
export interface DemoOrganisation {
  agencies: readonly DemoAgency[]
  programmes: readonly { code: string }[]
  services: readonly DemoService[]
  /** Offices by county. */
  offices: readonly { county: string; urban: number; rural: number }[]
  /** Rural districts of the province. */
  districts: number
}

export interface DemoAgency {
  code: string
  titleFa: string
  /** Another name that its clerks use. */
  alias: string | null
  level: 'province' | 'county' | 'city'
  county: string | null
  parent: string | null
  staff: number
  women: number
  managers: number
}

export interface DemoService {
  code: string
  agency: string
  /** May be given out to counter offices. */
  isEligible: boolean
  /** Among the first 80 services. */
  isFirstWave: boolean
}

export interface JalaliMonth {
  year: number
  month: number
  /** From 0, over both years. */
  index: number
}

/** The two years of the demonstration. */
export const months: readonly JalaliMonth[] = [1403, 1404].flatMap((year, index) =>
  Array.from({ length: 12 }, (_, month) => ({ year, month: month + 1, index: index * 12 + month })),
)
