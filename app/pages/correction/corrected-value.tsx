import { Form } from '@remix-run/react'
import type { CorrectionView } from './correction-view.server'
import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { Button } from '../../ui/button'

/** Which agency and metric a correction is about. */
export function CorrectedValue({ agencies, metrics, chosen }: Pick<CorrectionView, 'agencies' | 'metrics' | 'chosen'>) {
  const { t, title } = useLanguage()
  return (
    <Form method="get" className="sheet mt-4">
      <h2>{t('correct.choose')}</h2>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <SelectField
          label={t('ranking.agency')}
          className="min-w-0 max-w-full"
          look="w-72 max-w-full"
          name="agency"
          defaultValue={chosen?.agency}
        >
          {agencies.map((agency) => (
            <option key={agency.code} value={agency.code}>
              {title(agency)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('changes.metric')}
          className="min-w-0 max-w-full"
          look="w-96 max-w-full"
          name="metric"
          defaultValue={chosen?.metric}
        >
          {metrics.map((metric) => (
            <option key={metric.code} value={metric.code}>
              {title(metric)}
            </option>
          ))}
        </SelectField>
        <Button kind="quiet">{t('correct.show')}</Button>
      </div>
    </Form>
  )
}
