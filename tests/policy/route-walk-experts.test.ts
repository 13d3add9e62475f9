import { walkRoutes } from './walk-routes'

walkRoutes('experts')
