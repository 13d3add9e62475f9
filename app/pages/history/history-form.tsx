import { Form, useLocation } from '@remix-run/react'
import { bucketSizes } from '../../format/calendar-buckets'
import { withinBuckets } from './history-values'
import type { History } from './history.server'
import { useLanguage } from '../../page-language/use-language'
import { useEditionPath } from '../../ui/edition-link'
import { SelectField } from '../../ui/field'
import { Button } from '../../ui/button'

/** What is shown, by what, of whom: a plain form, so that the address says all of it. */
export function HistoryForm({ history }: { history: History }) {
  const { t, title } = useLanguage()
  const { search } = useLocation()
  const { by, within, agency, agencies, subject, subjects, isOwn } = history
  return (
    <Form method="get" key={search} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      <SelectField
        label={<span className="text-quiet">{t('history.show')}</span>}
        className="min-w-0 text-sm"
        look="!max-w-full"
        name="show"
        defaultValue={subject.code}
      >
        {(['share', 'metric'] as const).map((kind) => (
          <optgroup key={kind} label={t(`history.kind.${kind}`)}>
            {subjects.map((subject) =>
              subject.code.startsWith(`${kind}:`) ? (
                <option key={subject.code} value={subject.code}>
                  {title(subject)}
                </option>
              ) : null,
            )}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label={<span className="text-quiet">{t('history.by')}</span>}
        className="min-w-0 text-sm"
        name="by"
        defaultValue={by}
      >
        {bucketSizes.map((size) => (
          <option key={size} value={size}>
            {t(`history.size.${size}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={<span className="text-quiet">{t('history.within')}</span>}
        className="min-w-0 text-sm"
        name="within"
        defaultValue={within}
      >
        {withinBuckets.map((way) => (
          <option key={way} value={way}>
            {t(`history.way.${way}`)}
          </option>
        ))}
      </SelectField>
      {isOwn ? null : (
        <SelectField
          label={<span className="text-quiet">{t('history.agency')}</span>}
          className="min-w-0 text-sm"
          look="!max-w-full"
          name="agency"
          defaultValue={agency ?? ''}
        >
          <option value="">{t('history.everybody')}</option>
          {Object.entries(agencies).map(([code, name]) => (
            <option key={code} value={code}>
              {title(name)}
            </option>
          ))}
        </SelectField>
      )}
      <Button>{t('history.apply')}</Button>
      <Downloads search={search} />
    </Form>
  )
}

function Downloads({ search }: { search: string }) {
  const { t } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <p className="ms-auto text-sm">
      <span className="text-quiet">{t('history.download')}: </span>
      <a className="underline" href={pathOf('history.xlsx', search)}>
        XLSX
      </a>{' '}
      ·{' '}
      <a className="underline" href={pathOf('history.csv', search)}>
        CSV
      </a>
    </p>
  )
}
