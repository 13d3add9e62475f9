/** Whether a row of totals is the sum of the rows above it. */
export interface SumCheck {
  /** “unchecked”: no column could be added up. */
  readonly result: 'agrees' | 'differs' | 'unchecked'
  /** Columns that agree, with a sum other than zero. */
  readonly agreeing: number
  readonly differing: readonly { readonly column: number; readonly stated: number; readonly summed: number }[]
}

/** Sums of one column; `isWhole` ends where a cell could not be read. */
interface Sum {
  total: number
  isWhole: boolean
}

const unchecked: SumCheck = { result: 'unchecked', agreeing: 0, differing: [] }

/** Adds up records column by column, in all and since the last total. */
export class RunningSums {
  private all: Sum[] = []
  private group: Sum[] = []
  private allRows = 0
  private groupRows = 0

  /** Null: a cell that is no number. Labels are such cells, and their columns are never checked. */
  add(values: readonly (number | null)[]): void {
    this.allRows++
    this.groupRows++
    for (const [column, value] of values.entries())
      for (const sums of [this.all, this.group]) {
        const sum = (sums[column] ??= { total: 0, isWhole: true })
        if (value === null) sum.isWhole = false
        else sum.total += value
      }
  }

  closeGroup(): void {
    this.group = []
    this.groupRows = 0
  }

  /** Of the rows since the last total, or of all of them: whichever it agrees with; else by what its label says. */
  checkTotal(stated: readonly (number | null)[], saysAll: boolean): { why: 'subtotal' | 'total'; check: SumCheck } {
    const whole = compare(stated, this.all, 1)
    if (this.groupRows === 0 || this.groupRows === this.allRows) {
      // The first total of several is a subtotal, which is only known by its label.
      return { why: saysAll || this.groupRows === 0 ? 'total' : 'subtotal', check: whole }
    }
    const part = compare(stated, this.group, 1)
    const isPart = part.agreeing === whole.agreeing ? !saysAll : part.agreeing > whole.agreeing
    return isPart ? { why: 'subtotal', check: part } : { why: 'total', check: whole }
  }

  checkAverage(stated: readonly (number | null)[]): SumCheck {
    return this.allRows ? compare(stated, this.all, this.allRows) : unchecked
  }

  /**
   * Whether sums alone, without a label, say that a row is a total: one column may agree by chance, zeros always do.
   */
  isTelling({ agreeing }: SumCheck): boolean {
    return this.allRows >= 3 && agreeing >= (this.allRows > 5 ? 1 : 2)
  }
}

function compare(stated: readonly (number | null)[], sums: readonly Sum[], divisor: number): SumCheck {
  let agreeing = 0
  let compared = 0
  const differing: { column: number; stated: number; summed: number }[] = []
  for (const [column, value] of stated.entries()) {
    const sum = sums[column]
    if (value === null || !sum?.isWhole || (value === 0 && sum.total === 0)) continue
    const summed = sum.total / divisor
    compared++
    if (Math.abs(summed - value) <= Math.max(Math.abs(value), 1) * (divisor > 1 ? 0.005 : 1e-9)) agreeing++
    else differing.push({ column, stated: value, summed })
  }
  if (!compared) return unchecked
  return { result: differing.length ? 'differs' : 'agrees', agreeing, differing }
}
