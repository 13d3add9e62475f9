import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import type { SourceDefinition } from '../../sources/definition'
import { UsageError } from './command'

export interface ServedFile {
  /** `host:port` that pulls must be allowed to reach. */
  host: string
  close: () => Promise<void>
}

/** Serves one file on this machine, at the address under which one of the sources asks for a file of that name. */
export async function serveFile(file: string, sources: readonly SourceDefinition[]): Promise<ServedFile> {
  const info = await stat(file).catch(() => null)
  if (!info?.isFile()) throw new UsageError(`There is no file ${file}`)
  const address = sources
    .map((source) => toUrl(source.request.url))
    .find((url) => url && isHere(url) && path.basename(url.pathname) === path.basename(file))
  if (!address)
    throw new UsageError(`No source of that folder asks this machine for a file named ${path.basename(file)}`)
  const server = createServer((request, response) => {
    if (request.url !== address.pathname) return response.writeHead(404).end()
    response.writeHead(200, { 'content-length': info.size, etag: `"${info.size}-${info.mtimeMs}"` })
    return createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new UsageError(`Could not serve the file at ${address.host}: ${error.message}`)),
    )
    server.listen(Number(address.port), address.hostname, resolve)
  })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { host: address.host, close }
}

function toUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function isHere(url: URL): boolean {
  return url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost') && url.port !== ''
}
