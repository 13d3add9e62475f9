import { Form } from '@remix-run/react'
import type { CorrectionView } from '../views/correction-view.server'
import { useLanguage } from '../i18n/use-language'

/** Which agency and metric a correction is about. */
export function CorrectedValue({ agencies, metrics, chosen }: Pick<CorrectionView, 'agencies' | 'metrics' | 'chosen'>) {
  const { t, title } = useLanguage()
  return (
    <Form method="get" className="sheet mt-4">
      <h2>{t('correct.choose')}</h2>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <label className="grid min-w-0 max-w-full gap-1">
          {t('ranking.agency')}
          <select className="field w-72 max-w-full" name="agency" defaultValue={chosen?.agency}>
            {agencies.map((own) => (
              <option key={own.code} value={own.code}>
                {title(own)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid min-w-0 max-w-full gap-1">
          {t('changes.metric')}
          <select className="field w-96 max-w-full" name="metric" defaultValue={chosen?.metric}>
            {metrics.map((own) => (
              <option key={own.code} value={own.code}>
                {title(own)}
              </option>
            ))}
          </select>
        </label>
        <button className="button-quiet" type="submit">
          {t('correct.show')}
        </button>
      </div>
    </Form>
  )
}
