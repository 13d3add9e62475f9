import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { findRoot } from '../../db/find-root'
import type { Certificates, Letter } from './letter'

const root = findRoot(import.meta.dirname)
const templates = path.join(root, 'app/papers')
const fonts = path.join(root, 'node_modules/vazirmatn/fonts/ttf')

let compiler: NodeCompiler | null = null

/** A4 as PDF. The same letter and moment give the same bytes. */
export function typesetLetter(letter: Letter, at: Date): Uint8Array {
  return typeset('letter.typ', letter, at)
}

/** A landscape page for each winner. */
export function typesetCertificates(certificates: Certificates, at: Date): Uint8Array {
  return typeset('certificates.typ', certificates, at)
}

/** The data goes in as JSON beside the template and is never part of it, so that no name can be read as markup. */
function typeset(template: string, data: unknown, at: Date): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] })
  const pdf = compiler.pdf(
    { mainFilePath: path.join(templates, template), inputs: { data: JSON.stringify(data) } },
    { creationTimestamp: Math.floor(at.getTime() / 1000) },
  )
  // What was compiled before is kept until it is thrown away; a paper is made once.
  compiler.evictCache(0)
  return new Uint8Array(pdf)
}
