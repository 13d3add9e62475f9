import { Form, useLocation, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import { type CoverageSearch, coverageAddress } from '../views/coverage-search'
import { Choice, Field, LevelChoice, type Named } from './filter-fields'

/** A plain form: it works without JavaScript, and the address says all that is set. */
export function CoverageFilters({
  search,
  groups,
  counties,
}: {
  search: CoverageSearch
  groups: readonly Named[]
  counties: readonly Named[]
}) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  const { lang, festival, edition } = useParams()
  const query = coverageAddress(search, { page: 1, column: 1 })
  const all = t('data.all')
  return (
    <Form method="get" role="search" key={query} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      <Field label={t('data.search')}>
        <input className="field" type="search" name="search" defaultValue={search.search} maxLength={100} />
      </Field>
      {groups.length ? (
        <Choice name="group" label={t('data.group')} all={all} options={groups} chosen={search.group} />
      ) : null}
      {counties.length > 1 ? (
        <Choice name="county" label={t('data.county')} all={all} options={counties} chosen={search.county} />
      ) : null}
      {counties.length > 1 ? <LevelChoice label={t('data.level')} all={all} chosen={search.level} /> : null}
      <Field label={t('data.by')}>
        <select className="field" name="by" defaultValue={search.by}>
          {(['dimension', 'source'] as const).map((by) => (
            <option key={by} value={by}>
              {t(`data.bands.${by}`)}
            </option>
          ))}
        </select>
      </Field>
      <button className="button" type="submit">
        {t('data.apply')}
      </button>
      <a className="button-quiet" href={pathname}>
        {t('data.reset')}
      </a>
      <a className="ms-auto text-sm underline" href={`/${lang}/${festival}/${edition}/data.csv${query}`}>
        {t('data.download')}
      </a>
    </Form>
  )
}
