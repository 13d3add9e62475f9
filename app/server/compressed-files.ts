import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const

/**
 * Turns a request for a file to the compressed one that the build left beside it, in the smallest form that the browser
 * takes. Stands before what hands out the folder.
 */
export function preferCompressed(folder: string): RequestHandler {
  const files = new Set(existsSync(folder) ? readdirSync(folder) : [])
  return (request, response, next) => {
    const name = request.path.slice(1)
    const encoding = encodings.find((each) => files.has(name + each.ending) && request.acceptsEncodings(each.name))
    if (!encoding) return next()
    response.type(path.extname(name)).set('content-encoding', encoding.name).vary('accept-encoding')
    request.url = `/${name}${encoding.ending}`
    return next()
  }
}
