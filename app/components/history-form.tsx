import { Form, useLocation, useParams } from '@remix-run/react'
import { bucketSizes } from '../format/calendar-buckets'
import { withinBuckets } from '../views/history-values'
import type { History } from '../views/history.server'
import { useLanguage } from '../i18n/use-language'

/** What is shown, by what, of whom: a plain form, so that the address says all of it. */
export function HistoryForm({ history }: { history: History }) {
  const { t, title } = useLanguage()
  const { search } = useLocation()
  const { by, within, agency, agencies, subject, subjects, isOwn } = history
  return (
    <Form method="get" key={search} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 gap-1 text-sm">
        <span className="text-quiet">{t('history.show')}</span>
        <select className="field !max-w-full" name="show" defaultValue={subject.code}>
          {(['share', 'metric'] as const).map((kind) => (
            <optgroup key={kind} label={t(`history.kind.${kind}`)}>
              {subjects.map((own) =>
                own.code.startsWith(`${kind}:`) ? (
                  <option key={own.code} value={own.code}>
                    {title(own)}
                  </option>
                ) : null,
              )}
            </optgroup>
          ))}
        </select>
      </label>
      <label className="grid min-w-0 gap-1 text-sm">
        <span className="text-quiet">{t('history.by')}</span>
        <select className="field" name="by" defaultValue={by}>
          {bucketSizes.map((size) => (
            <option key={size} value={size}>
              {t(`history.size.${size}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid min-w-0 gap-1 text-sm">
        <span className="text-quiet">{t('history.within')}</span>
        <select className="field" name="within" defaultValue={within}>
          {withinBuckets.map((way) => (
            <option key={way} value={way}>
              {t(`history.way.${way}`)}
            </option>
          ))}
        </select>
      </label>
      {isOwn ? null : (
        <label className="grid min-w-0 gap-1 text-sm">
          <span className="text-quiet">{t('history.agency')}</span>
          <select className="field !max-w-full" name="agency" defaultValue={agency ?? ''}>
            <option value="">{t('history.everybody')}</option>
            {Object.entries(agencies).map(([code, name]) => (
              <option key={code} value={code}>
                {title(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button className="button" type="submit">
        {t('history.apply')}
      </button>
      <Downloads search={search} />
    </Form>
  )
}

function Downloads({ search }: { search: string }) {
  const { t } = useLanguage()
  const { lang, festival, edition } = useParams()
  const file = `/${lang}/${festival}/${edition}/history`
  return (
    <p className="ms-auto text-sm">
      <span className="text-quiet">{t('history.download')}: </span>
      <a className="underline" href={`${file}.xlsx${search}`}>
        XLSX
      </a>{' '}
      ·{' '}
      <a className="underline" href={`${file}.csv${search}`}>
        CSV
      </a>
    </p>
  )
}
