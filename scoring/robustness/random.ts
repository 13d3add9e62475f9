import { log } from '../elementary'

/**
 * Random numbers that belong to a draw, not to a moment: draw 4711 of seed 1 gets the same ones on one thread and on
 * many, in whatever order draws are made. SFC32 (Doty-Humphrey, PractRand), its state mixed from seed and draw.
 */
export class DrawRandom {
  #a = 0
  #b = 0
  #c = 0
  #counter = 0

  constructor(readonly seed: number) {}

  /** Begins the numbers of a draw. */
  begin(draw: number) {
    this.#a = mix(this.seed ^ 0x9e3779b9)
    this.#b = mix(this.#a ^ draw)
    this.#c = mix(this.#b ^ (draw / 4294967296))
    this.#counter = 1
    for (let round = 0; round < 8; round++) this.next()
  }

  /** From 0 up to 1, with 32 bits. */
  next(): number {
    const total = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + total
    return (total >>> 0) / 4294967296
  }

  /**
   * Standard normal, by a point in the unit circle (Marsaglia and Bray 1964): no sine or cosine, whose last digits
   * engines choose for themselves.
   */
  normal(): number {
    for (;;) {
      const x = 2 * this.next() - 1
      const y = 2 * this.next() - 1
      const size = x * x + y * y
      if (size > 0 && size < 1) return x * Math.sqrt((-2 * log(size)) / size)
    }
  }
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
