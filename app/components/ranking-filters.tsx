import { Form, Link, useLocation, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import { Choice, Field, LevelChoice, type Named } from './filter-fields'
import { type RankingSearch, isShown, searchWith } from '../views/ranking-search'

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
  dimensions: Named[]
}) {
  const { t, title, language } = useLanguage()
  const { pathname } = useLocation()
  const { lang, festival, edition } = useParams()
  const file = `/${lang}/${festival}/${edition}/rankings`
  const query = searchWith(search, {})
  return (
    <Form method="get" role="search" key={query} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      {search.run ? <input type="hidden" name="run" value={search.run} /> : null}
      {search.view ? <input type="hidden" name="view" value={search.view} /> : null}
      <Field label={t('ranking.search')}>
        <input className="field" type="search" name="search" defaultValue={search.search} maxLength={100} />
      </Field>
      {groups.length ? (
        <Choice name="group" label={t('ranking.group')} all={t('ranking.all')} options={groups} chosen={search.group} />
      ) : null}
      {counties.length > 1 ? (
        <Choice
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
      <Field label={t('ranking.competes')}>
        <select className="field" name="competes" defaultValue={search.competes ?? ''}>
          <option value="">{t('ranking.all')}</option>
          <option value="yes">{t('ranking.competing')}</option>
          <option value="no">{t('ranking.notCompetingOnly')}</option>
        </select>
      </Field>
      <Field label={t('ranking.sort')}>
        <select className="field" name="sort" defaultValue={search.sort ?? 'rank'}>
          <option value="rank">{t('ranking.rank')}</option>
          {groups.length ? <option value="group-rank">{t('ranking.groupRank')}</option> : null}
          <option value={`name-${language}`}>{t('ranking.agency')}</option>
          <option value="coverage">{t('ranking.coverage')}</option>
          {dimensions.map((dimension) => (
            <option key={dimension.code} value={dimension.code}>
              {title(dimension)}
            </option>
          ))}
        </select>
      </Field>
      <Columns
        search={search}
        dimensions={dimensions}
        names={[
          'interval',
          'change',
          ...(groups.length ? choosable.group : []),
          ...(counties.length > 1 ? choosable.county : []),
          'coverage',
        ]}
      />
      <button className="button" type="submit">
        {t('ranking.apply')}
      </button>
      <a className="button-quiet" href={pathname}>
        {t('ranking.reset')}
      </a>
      <p className="ms-auto text-sm">
        <span className="text-quiet">{t('ranking.download')}: </span>
        <a className="underline" href={`${file}.xlsx${query}`}>
          XLSX
        </a>{' '}
        ·{' '}
        <a className="underline" href={`${file}.csv${query}`}>
          CSV
        </a>{' '}
        ·{' '}
        <Link className="underline" to={`${file}/print${query}`}>
          {t('ranking.print.title')}
        </Link>
      </p>
    </Form>
  )
}

const choosable = { group: ['group'], county: ['county'] } as const

type ColumnName = 'interval' | 'change' | 'group' | 'county' | 'coverage'

/** What is ticked stays out of sight, so that an address without a choice shows all. */
function Columns({
  search,
  dimensions,
  names,
}: {
  search: RankingSearch
  dimensions: Named[]
  names: readonly ColumnName[]
}) {
  const { t, title } = useLanguage()
  const columns = [
    ...names.map((name) => ({ name, label: t(`ranking.${name}`) })),
    ...dimensions.map((own) => ({ name: own.code, label: title(own) })),
  ]
  return (
    <details className="basis-full text-sm" open={search.hide !== undefined}>
      <summary className="text-quiet">{t('ranking.hide')}</summary>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {columns.map(({ name, label }) => (
          <label key={name} className="flex items-center gap-2">
            <input type="checkbox" name="hide" value={name} defaultChecked={!isShown(search, name)} />
            {label}
          </label>
        ))}
      </div>
    </details>
  )
}
