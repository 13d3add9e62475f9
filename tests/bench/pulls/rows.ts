import { jalaliMonth } from '../../../sources/period'

export const observations = 500_000
export const agencies = 400
export const months = 24
export const pageSize = 5000
/** As many as are needed for every observation to be of its own agency, service and month. */
export const services = Math.ceil(observations / agencies / months)

export interface Row {
  agency: string
  service: string
  year: number
  month: number
  requests: number
}

/** The same row for the same number, whoever asks. */
export function rowOf(index: number): Row {
  const month = Math.floor(index / agencies) % months
  return {
    agency: `agency-${index % agencies}`,
    service: `service-${Math.floor(index / agencies / months)}`,
    year: month < 12 ? 1403 : 1404,
    month: (month % 12) + 1,
    requests: (index * 7919) % 100_003,
  }
}

/** Periods by year and month, worked out once. */
export function listPeriods() {
  return new Map(
    Array.from({ length: months }, (_, month) => {
      const { year, month: number } = rowOf(month * agencies)
      return [`${year}/${number}`, jalaliMonth(year, number) ?? { from: '', to: '' }] as const
    }),
  )
}
