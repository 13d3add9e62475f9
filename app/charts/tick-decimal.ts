/**
 * Digits that are kept: more than an axis shows, and fewer than a double has, so that a tenth three times is three
 * tenths.
 */
const digits = 12

/**
 * The decimals that Recharts reckons the steps of an axis in: the calls that it makes, on rounded doubles, for a
 * library of any precision. The build gives it these (`scripts/lean-charts.ts`).
 */
export default class TickDecimal {
  readonly #value: number

  constructor(value: number | TickDecimal) {
    this.#value = Number(Number(value).toPrecision(digits))
  }

  add = (other: number | TickDecimal) => new TickDecimal(this.#value + Number(other))
  sub = (other: number | TickDecimal) => new TickDecimal(this.#value - Number(other))
  mul = (other: number | TickDecimal) => new TickDecimal(this.#value * Number(other))
  div = (other: number | TickDecimal) => new TickDecimal(this.#value / Number(other))
  pow = (exponent: number) => new TickDecimal(this.#value ** exponent)
  abs = () => new TickDecimal(Math.abs(this.#value))
  log = (base: number) =>
    new TickDecimal(base === 10 ? Math.log10(this.#value) : Math.log(this.#value) / Math.log(base))
  lt = (other: number | TickDecimal) => this.#value < Number(other)
  lte = (other: number | TickDecimal) => this.#value <= Number(other)
  isint = () => Number.isInteger(this.#value)
  toNumber = () => this.#value
  valueOf = () => this.#value

  /** What is left after the whole steps: nothing, where only rounding keeps the value from one. */
  mod(step: number | TickDecimal): TickDecimal {
    const whole = Math.trunc(this.div(step).toNumber())
    return this.sub(new TickDecimal(whole).mul(step))
  }
}
