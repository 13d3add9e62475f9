/** Compiles the inner loops of draws to WebAssembly: node --import tsx scripts/build-draw-kernel.ts. */
import { writeFile } from 'node:fs/promises'
import { compileDrawKernel, kernelFile } from './compile-draw-kernel'

const text = await compileDrawKernel()
await writeFile(kernelFile, text)
console.log(`${kernelFile}: ${text.length} characters`)
