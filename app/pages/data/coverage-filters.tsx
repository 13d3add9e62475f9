import { Form, useLocation } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { type CoverageSearch, coverageAddress } from './coverage-search'
import { FilterChoice, FilterSearch, FilterSelect, LevelChoice, type Named } from '../../forms/filter-fields'
import { useEditionPath } from '../../ui/edition-link'
import { Button, ButtonLink } from '../../ui/button'

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
  const pathOf = useEditionPath()
  const query = coverageAddress(search, { page: 1, column: 1 })
  const all = t('data.all')
  return (
    <Form method="get" role="search" key={query} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      <FilterSearch label={t('data.search')} typed={search.search} />
      {groups.length ? (
        <FilterChoice name="group" label={t('data.group')} all={all} options={groups} chosen={search.group} />
      ) : null}
      {counties.length > 1 ? (
        <FilterChoice name="county" label={t('data.county')} all={all} options={counties} chosen={search.county} />
      ) : null}
      {counties.length > 1 ? <LevelChoice label={t('data.level')} all={all} chosen={search.level} /> : null}
      <FilterSelect label={t('data.by')} name="by" defaultValue={search.by}>
        {(['dimension', 'source'] as const).map((by) => (
          <option key={by} value={by}>
            {t(`data.bands.${by}`)}
          </option>
        ))}
      </FilterSelect>
      <Button>{t('data.apply')}</Button>
      <ButtonLink kind="quiet" href={pathname}>
        {t('data.reset')}
      </ButtonLink>
      <a className="ms-auto text-sm underline" href={pathOf('data.csv', query)}>
        {t('data.download')}
      </a>
    </Form>
  )
}
