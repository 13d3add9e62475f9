import { walkRoutes } from './walk-routes'

walkRoutes('secretariat')
