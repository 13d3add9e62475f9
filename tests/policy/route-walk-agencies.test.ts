import { walkRoutes } from './walk-routes'

walkRoutes('agencies')
