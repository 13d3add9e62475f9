/** Units that a metric can be given by form. Another one, of a pack, stays as it is. */
export const metricUnits = [
  'count',
  'person',
  'service',
  'unit',
  'letter',
  'item',
  'certificate',
  'percent',
  'share',
  'day',
  'hour',
  'minute',
  'rial',
  'million_rial',
  'mark',
  'stage',
] as const

/** Units of indicators: those of metrics, and those of what is computed from them. */
export const indicatorUnits = [...metricUnits, 'percentage_point', 'per_1000', 'per_staff'] as const
