import { SaxesParser } from 'saxes'
import type { Budget } from './grid-builder'
import { RefusedFile } from './refusal'

export interface XmlHandlers {
  /** Names come without their prefix: producers differ in prefixes. An attribute keeps its own: “r:id”. */
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** No format that is read here nests deeper. */
const deepest = 100

/**
 * Reads XML in pieces. A document type is refused, so that no entity is ever defined: neither one that grows nor one
 * that loads a file. An entity beyond the five of XML is an error.
 */
export async function parseXml(pieces: AsyncIterable<string>, handlers: XmlHandlers, budget: Budget): Promise<void> {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  parser.on('error', (error) => {
    throw new RefusedFile('damaged', { problem: error.message.slice(0, 200) })
  })
  parser.on('doctype', () => {
    throw new RefusedFile('document-type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) throw new RefusedFile('damaged', { problem: 'XML nested too deep' })
    handlers.open?.(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handlers.close?.(localName(name))
  })
  if (handlers.text) parser.on('text', handlers.text)
  if (handlers.text) parser.on('cdata', handlers.text)
  for await (const piece of pieces) {
    // A document type is only told when it ends, and its parts are kept until then.
    if (depth === 0 && piece.includes('<!DOCTYPE')) throw new RefusedFile('document-type')
    parser.write(piece)
    budget.checkTime()
  }
  parser.close()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
