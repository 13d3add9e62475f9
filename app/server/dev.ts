/** `npm run dev`: the same server over the sources of the pages, which show a change as soon as it is saved. */
import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { startServer } from './main'
import type { Pages } from './pages'

async function openPagesOfSources(): Promise<Pages> {
  const vite = await createServer({ server: { middlewareMode: true } })
  const build = async () => {
    const loaded: unknown = await vite.ssrLoadModule('virtual:remix/server-build')
    return loaded as ServerBuild
  }
  return { build, files: [vite.middlewares] }
}

process.env['NODE_ENV'] ||= 'development'
// Only here the page of the parts has a route: app/routes.ts.
process.env['SANJEH_PARTS'] = 'yes'
await startServer(openPagesOfSources)
