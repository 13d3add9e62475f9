import { flatRoutes } from '@remix-run/fs-routes'
import { route } from '@remix-run/route-config'

const pages = await flatRoutes({ ignoredRouteFiles: ['**/*.test.*'] })

/** `npm run dev` asks for the page of the parts; a build never does. */
export default process.env['SANJEH_PARTS'] ? [...pages, route('parts', 'parts/parts-page.tsx')] : pages
