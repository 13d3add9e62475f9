import { makeRandom } from './make-input'

/**
 * The yardstick: perturb the weights, multiply and add over a typed array, sort, rank; complete data, one level, no
 * ties, no groups, nothing counted. What anybody would write first, and written well.
 */
export function runBareLoop(agencies: number, indicators: number, draws: number): number {
  const random = makeRandom(3)
  const values = Float64Array.from({ length: agencies * indicators }, random)
  const nominal = Float64Array.from({ length: indicators }, () => 1 + random())
  const weights = new Float64Array(indicators)
  const scores = new Float64Array(agencies)
  const order = Int32Array.from({ length: agencies }, (_, agency) => agency)
  const rank = new Int32Array(agencies)
  let checksum = 0
  for (let draw = 0; draw < draws; draw++) {
    let total = 0
    for (let row = 0; row < indicators; row++) total += weights[row] = (nominal[row] ?? 0) * (0.75 + 0.5 * random())
    for (let agency = 0, at = 0; agency < agencies; agency++) {
      let sum = 0
      for (let row = 0; row < indicators; row++) sum += (values[at++] ?? 0) * (weights[row] ?? 0)
      scores[agency] = sum / total
    }
    order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    for (let index = 0; index < agencies; index++) rank[order[index] ?? 0] = index + 1
    checksum += rank[0] ?? 0
  }
  return checksum
}
