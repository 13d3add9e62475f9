import { readFile } from 'node:fs/promises'
import { main } from 'assemblyscript/asc'

const kernelSource = 'scoring/robustness/assembly/draw-kernel.ts'
export const kernelFile = 'scoring/robustness/draw-kernel.generated.ts'

/**
 * The text of the module that carries the compiled kernel. The same source and compiler give the same bytes on every
 * machine.
 */
export async function compileDrawKernel(): Promise<string> {
  let bytes = new Uint8Array(0)
  const { error, stderr } = await main(
    [
      kernelSource,
      '--outFile',
      'kernel.wasm',
      '-O3',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--importMemory',
    ],
    {
      writeFile: (_name, contents) => {
        bytes = Buffer.from(contents)
      },
    },
  )
  if (error) throw new Error(`The draw kernel does not compile: ${stderr.toString()}`)
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,140}/g) ?? []
  return `/** Made of assembly/draw-kernel.ts by scripts/build-draw-kernel.ts; a test holds it to that. */\nexport const drawKernel =\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n`
}

/** The module as it is kept. */
export async function readDrawKernel(): Promise<string> {
  return readFile(kernelFile, 'utf8')
}
