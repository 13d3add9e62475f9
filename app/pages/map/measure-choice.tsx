import { Form } from '@remix-run/react'
import type { ModelNodeRow } from '../../../db/queries/rankings'
import type { CountyMeasure } from './county-map'
import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { Button } from '../../ui/button'

/** What the map shows; a plain form, so that the address says it. */
export function MeasureChoice({
  root,
  dimensions,
  measure,
}: {
  root: string
  dimensions: readonly Pick<ModelNodeRow, 'code' | 'titleFa' | 'titleEn'>[]
  measure: CountyMeasure
}) {
  const { t, title } = useLanguage()
  const chosen = typeof measure === 'object' ? measure.node : measure
  return (
    <Form method="get" key={chosen} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      <SelectField label={t('map.shows')} className="min-w-0 max-w-full" isQuiet isWide name="of" defaultValue={chosen}>
        <option value={root}>{t('map.total')}</option>
        {dimensions.map((dimension) => (
          <option key={dimension.code} value={dimension.code}>
            {title(dimension)}
          </option>
        ))}
        <option value="counters">{t('map.counters')}</option>
        <option value="rural-counters">{t('map.ruralCounters')}</option>
      </SelectField>
      <Button>{t('ranking.apply')}</Button>
    </Form>
  )
}
