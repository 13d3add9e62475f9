import { type Ordering, mostInBucket } from './bucket-order'
import { drawKernel } from './draw-kernel.generated'
import { type Inner, type MakeInner, plainInner } from './inner'
import { type Product, batchSize } from './multiply-add'

/** Size of a page of WebAssembly memory, and the most of them. */
const pageBytes = 65_536
const mostPages = 65_536

/**
 * The loops in WebAssembly with SIMD, or plainly where an engine has none, a page forbids it, or the data are too large
 * for its memory. From AssemblyScript in `assembly/`, whose tests hold it to the bytes of the plain loops.
 */
export const quickInner: MakeInner = (bytes) => {
  const module = compile()
  const pages = Math.ceil(bytes / pageBytes) + 1
  const memory = module && pages <= mostPages ? allocate(pages) : null
  return module && memory ? startInner(module, memory) : plainInner(bytes)
}

let compiled: WebAssembly.Module | null | undefined

function compile(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Uint8Array.from(atob(drawKernel), (letter) => letter.charCodeAt(0)))
    } catch {
      // No SIMD here, or a security policy without WebAssembly: the plain loops do the same.
      compiled = null
    }
  }
  return compiled
}

function allocate(pages: number): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: pages })
  } catch {
    // Too little address space: plain arrays may still fit.
    return null
  }
}

function startInner(module: WebAssembly.Module, memory: WebAssembly.Memory): Inner {
  const { multiplyAdd, order } = new WebAssembly.Instance(module, { env: { memory } }).exports
  if (typeof multiplyAdd !== 'function' || typeof order !== 'function')
    throw new Error('The draw kernel lacks its functions: build it again')
  let used = 0
  const take = (bytes: number) => {
    const at = used
    used += Math.ceil(bytes / 16) * 16
    return at
  }
  return {
    float64: (length) => new Float64Array(memory.buffer, take(length * 8), length),
    int32: (length) => new Int32Array(memory.buffer, take(length * 4), length),
    multiplyAdd({ utility, agencies, share, from, to, ends, lines, factor, added, totals }: Product) {
      multiplyAdd(
        utility.byteOffset,
        agencies.byteOffset,
        agencies.length,
        share.length / batchSize,
        share.byteOffset,
        from.byteOffset,
        to.byteOffset,
        ends.byteOffset,
        lines.byteOffset,
        factor.byteOffset,
        added.byteOffset,
        totals.byteOffset,
      )
    },
    order({ keys, takesPart, sorted, order: places, rank, starts }: Ordering, low: number, high: number): boolean {
      const made: unknown = order(
        keys.byteOffset,
        takesPart.byteOffset,
        keys.length,
        sorted.byteOffset,
        places.byteOffset,
        rank.byteOffset,
        starts.byteOffset,
        starts.length - 1,
        low,
        high,
        mostInBucket,
      )
      return made === 1
    },
  }
}
