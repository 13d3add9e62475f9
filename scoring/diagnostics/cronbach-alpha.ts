import { sum } from '../sum'

/**
 * Cronbach's alpha: (k² × mean off-diagonal covariance) ÷ (sum of the covariance matrix), covariances over the agencies
 * that have both. Near 1 the indicators say the same; low, they measure different things. Null with fewer than two
 * indicators, or where nothing varies. Cronbach 1951; OECD/JRC Handbook (2008), p. 72.
 */
export function cronbachAlpha(columns: readonly Float64Array[], has: readonly Uint8Array[]): number | null {
  const count = columns.length
  if (count < 2) return null
  const covariances = columns.map((_, row) => columns.map((__, column) => covariance(columns, has, row, column)))
  const total = sum(covariances.flat())
  const offDiagonal = sum(covariances.flatMap((row, index) => row.filter((_, column) => column !== index)))
  return total > 0 ? (count * count * (offDiagonal / (count * (count - 1)))) / total : null
}

function covariance(columns: readonly Float64Array[], has: readonly Uint8Array[], row: number, column: number): number {
  const [a, b] = [columns[row], columns[column]]
  if (!a || !b) return 0
  const shared = Array.from(a.keys()).filter((agency) => has[row]?.[agency] && has[column]?.[agency])
  if (shared.length < 2) return 0
  const meanOf = (values: Float64Array) => sum(shared.map((agency) => values[agency] ?? 0)) / shared.length
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  return sum(shared.map((agency) => ((a[agency] ?? 0) - meanA) * ((b[agency] ?? 0) - meanB))) / (shared.length - 1)
}
