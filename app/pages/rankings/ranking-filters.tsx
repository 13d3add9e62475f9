import { Form, useLocation } from '@remix-run/react'
import type { RankingPage } from '../../../db/queries/rankings'
import { type ListedColumn, columnsOnPages, sortOf } from '../../exports/ranking-columns'
import { useLanguage } from '../../page-language/use-language'
import { FilterChoice, FilterSearch, FilterSelect, LevelChoice, type Named } from '../../forms/filter-fields'
import { type RankingSearch, isShown, searchWith } from './ranking-search'
import { EditionLink, useEditionPath } from '../../ui/edition-link'
import { Choice } from '../../ui/field'
import { Button, ButtonLink } from '../../ui/button'

/** A plain form: it works without JavaScript, and the address says all that is set. */
export function RankingFilters({
  search,
  groups,
  counties,
  dimensions,
}: {
  search: RankingSearch
  groups: Named[]
  counties: Named[]
  dimensions: RankingPage['dimensions']
}) {
  const words = useLanguage()
  const { t } = words
  const { pathname } = useLocation()
  const pathOf = useEditionPath()
  const query = searchWith(search, {})
  // Ranges and changes may be on the next page of rows, or once somebody asks for them.
  const columns = columnsOnPages(dimensions, {
    hasGroups: groups.length > 0,
    hasCounties: counties.length > 1,
    hasIntervals: true,
    hasBefore: true,
  })
  return (
    <Form method="get" role="search" key={query} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      {search.run ? <input type="hidden" name="run" value={search.run} /> : null}
      {search.view ? <input type="hidden" name="view" value={search.view} /> : null}
      <FilterSearch label={t('ranking.search')} typed={search.search} />
      {groups.length ? (
        <FilterChoice
          name="group"
          label={t('ranking.group')}
          all={t('ranking.all')}
          options={groups}
          chosen={search.group}
        />
      ) : null}
      {counties.length > 1 ? (
        <FilterChoice
          name="county"
          label={t('ranking.county')}
          all={t('ranking.all')}
          options={counties}
          chosen={search.county}
        />
      ) : null}
      {counties.length > 1 ? (
        <LevelChoice label={t('ranking.agencyLevel')} all={t('ranking.all')} chosen={search.level} />
      ) : null}
      <FilterSelect label={t('ranking.competes')} name="competes" defaultValue={search.competes ?? ''}>
        <option value="">{t('ranking.all')}</option>
        <option value="yes">{t('ranking.competing')}</option>
        <option value="no">{t('ranking.notCompetingOnly')}</option>
      </FilterSelect>
      <FilterSelect label={t('ranking.sort')} name="sort" defaultValue={search.sort ?? 'rank'}>
        {columns.map((column) => {
          const sort = sortOf(column, words.language)
          return sort === undefined ? null : (
            <option key={sort} value={sort}>
              {(column.sortLabel ?? column.heading)(words)}
            </option>
          )
        })}
      </FilterSelect>
      <Columns search={search} columns={columns} />
      <Button>{t('ranking.apply')}</Button>
      <ButtonLink kind="quiet" href={pathname}>
        {t('ranking.reset')}
      </ButtonLink>
      <p className="ms-auto text-sm">
        <span className="text-quiet">{t('ranking.download')}: </span>
        <a className="underline" href={pathOf('rankings.xlsx', query)}>
          XLSX
        </a>{' '}
        ·{' '}
        <a className="underline" href={pathOf('rankings.csv', query)}>
          CSV
        </a>{' '}
        ·{' '}
        <EditionLink className="underline" page="rankings/print" search={query}>
          {t('ranking.print.title')}
        </EditionLink>
      </p>
    </Form>
  )
}

/** What is ticked stays out of sight, so that an address without a choice shows all. */
function Columns({ search, columns }: { search: RankingSearch; columns: readonly ListedColumn[] }) {
  const words = useLanguage()
  return (
    <details className="basis-full text-sm" open={search.hide !== undefined}>
      <summary className="text-quiet">{words.t('ranking.hide')}</summary>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {columns
          .filter(({ isOptional }) => isOptional)
          .map(({ key, heading }) => (
            <Choice key={key} label={heading(words)} name="hide" value={key} defaultChecked={!isShown(search, key)} />
          ))}
      </div>
    </details>
  )
}
