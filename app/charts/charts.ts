import { lazy } from 'react'

/** Charts whose code comes when one is shown; each stands in a `ChartFrame`. */
export const WaterfallChart = lazy(() => import('./waterfall-chart'))
export const RadarChart = lazy(() => import('./radar-chart'))
export const ProfileBarsChart = lazy(() => import('./profile-bars-chart'))
export const MonthlyChart = lazy(() => import('./monthly-chart'))
export const BumpChart = lazy(() => import('./bump-chart'))
export const AreaChart = lazy(() => import('./area-chart'))
export const RankRangeChart = lazy(() => import('./rank-range-chart'))
export const StackedChart = lazy(() => import('./stacked-chart'))
export const HistogramChart = lazy(() => import('./histogram-chart'))
export const ScatterChart = lazy(() => import('./scatter-chart'))
export const SlopeChart = lazy(() => import('./slope-chart'))
