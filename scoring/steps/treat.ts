import { type Column, learners, valuesAt } from '../column'
import type { Treatment } from '../model'
import { quantile } from '../quantile'
import { boxCox } from './box-cox'
import { logCoin, plainLog } from './log'
import { type Treated, clampColumn } from './treated'
import { winsorise } from './winsorise'

/** Outliers treated by the method that the model names; null where it can't take the values (a logarithm of zero). It learns from competing agencies; others are held to the same bounds. */
export function treat(column: Column, treatment: Treatment): Treated | null {
  // Nothing is done: no column needs to be made, or looked through.
  if (treatment.method === 'none') return { value: column.value, isChanged: new Uint8Array(0) }
  const treated = treatBy(column, treatment)
  return treated?.value.every((value) => Number.isFinite(value)) ? treated : null
}

function treatBy(column: Column, treatment: Exclude<Treatment, { method: 'none' }>): Treated | null {
  switch (treatment.method) {
    case 'winsorise':
      return winsorise(column, treatment)
    case 'log':
      return plainLog(column)
    case 'log-ct':
      return logCoin(column)
    case 'box-cox':
      return boxCox(column, treatment.lambda)
    case 'fences':
      return fences(column, treatment.times ?? 1.5)
  }
}

/** Values beyond `times` interquartile ranges from the quartiles are brought to that fence. Tukey 1977. */
function fences(column: Column, times: number): Treated {
  const ascending = valuesAt(column, learners(column)).sort()
  const low = quantile(ascending, 0.25) ?? 0
  const high = quantile(ascending, 0.75) ?? 0
  return clampColumn(column, low - times * (high - low), high + times * (high - low))
}
