import { foldPersian } from '../../db/fold-persian'

/**
 * “جمع‌آوری و فروش اموال تملیکی” and “جمعیت هلال احمر” are agencies: the word ends there, and what follows is no
 * “آوری”.
 */
const total =
  /^(?:سر ?جمع|جمع|مجموع|حاصل جمع|کل|total|subtotal|sub-total|grand total|sum)(?![\p{L}\d])(?!\s*(?:اوری|بندی))/u
const average = /^(?:میانگین|متوسط|معدل|average|mean|avg)(?![\p{L}\d])/u

/** Whether it is worth folding: nearly no label is one of a total. */
const mayBeTotal = /^[^\p{L}]*(?:جمع|مجموع|سر|حاصل|[کك]ل|م[یي]انگ|متوسط|معدل|total|sub|grand|sum|average|mean|avg)/iu

/** Whether a label is one of a total or of an average. */
export function totalKind(label: string): 'total' | 'average' | null {
  if (label.length > 200 || !mayBeTotal.test(label)) return null
  const folded = foldPersian(label).replace(/^[^\p{L}\d]+/u, '')
  if (average.test(folded)) return 'average'
  return total.test(folded) ? 'total' : null
}
