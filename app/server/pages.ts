import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { findRoot } from '../../db/find-root'
import { preferCompressed } from './compressed-files'

/** The pages of the application: what renders them, and who hands out their files. */
export interface Pages {
  build: ServerBuild | (() => Promise<ServerBuild>)
  files: express.RequestHandler[]
}

const root = findRoot(import.meta.dirname)

/** As `npm run build` left them. Names of assets say their content, so browsers may keep them. */
export async function openBuiltPages(): Promise<Pages> {
  const build: ServerBuild = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
  const client = path.join(root, 'build/client')
  const assetFolder = path.join(client, 'assets')
  const assets = express
    .Router()
    .use(
      '/assets',
      preferCompressed(assetFolder),
      express.static(assetFolder, keepFor('public, max-age=31536000, immutable')),
    )
  return { build, files: [assets, express.static(client, keepFor('public, max-age=3600'))] }
}

/**
 * Everybody gets the same files, so they may be kept; nothing else may unless it says so. A folder is no page, and
 * leads nowhere.
 */
function keepFor(cacheControl: string) {
  return {
    cacheControl: false,
    redirect: false,
    setHeaders: (response: express.Response) => void response.set('cache-control', cacheControl),
  }
}
