import { Link, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { TrialRow } from '../views/what-if'
import { RankChange } from './rank-notes'
import { Explained } from './help'

export interface NamedAgency {
  titleFa: string
  titleEn: string
}

interface Props {
  rows: readonly TrialRow[]
  names: Readonly<Record<string, NamedAgency>>
  decimals: number
}

/** More than this is not read while a slider moves, and would make it stick. */
const mostShown = 100

/** The ranking under a trial, with where each agency comes from. */
export function WhatIfTable({ rows, names, decimals }: Props) {
  const { t, title, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('whatIf.ranking')}>
      <table className="table pinned">
        <caption className="sr-only">{t('whatIf.ranking')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Explained of="rank" label={t('ranking.rank')} />
            </th>
            <th scope="col">{t('ranking.agency')}</th>
            <th scope="col">
              <Explained of="score" label={t('ranking.total')} />
            </th>
            <th scope="col">{t('whatIf.before')}</th>
            <th scope="col">{t('whatIf.shift')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((row) => (
            <tr key={row.agency}>
              <td className="number font-bold">{number(row.rank)}</td>
              <th scope="row" className="min-w-40">
                <Link to={`/${lang}/${festival}/${edition}/agencies/${row.agency}`}>
                  {title(names[row.agency] ?? { titleFa: row.agency, titleEn: row.agency })}
                </Link>
              </th>
              <td className="number">{number(row.total, decimals, true)}</td>
              <td className="number text-quiet">{number(row.before)}</td>
              <td className="number">
                <RankChange now={row.rank} before={row.before} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const mostMovers = 5

/** Who rises and falls most, and where the first of a group changes. */
export function WhatIfMovers({ rows, names }: Omit<Props, 'decimals'>) {
  const { t, number } = useLanguage()
  const moved = rows.filter((row) => row.rank !== row.before)
  const risers = moved
    .filter((row) => row.rank < row.before)
    .toSorted((a, b) => a.rank - a.before - (b.rank - b.before))
  const fallers = moved
    .filter((row) => row.rank > row.before)
    .toSorted((a, b) => b.rank - b.before - (a.rank - a.before))
  return (
    <div className="grid gap-4 sm:grid-cols-3" role="status">
      <p className="text-sm text-quiet sm:col-span-3">
        {t('modelPage.moved', { n: number(moved.length), of: number(rows.length) })}
      </p>
      <MoverList title={t('whatIf.risers')} rows={risers.slice(0, mostMovers)} names={names} />
      <MoverList title={t('whatIf.fallers')} rows={fallers.slice(0, mostMovers)} names={names} />
      <MoverList title={t('whatIf.newFirst')} rows={rows.filter((row) => row.isFirst && !row.wasFirst)} names={names} />
    </div>
  )
}

function MoverList({
  title: heading,
  rows,
  names,
}: {
  title: string
  rows: readonly TrialRow[]
  names: Props['names']
}) {
  const { t, title } = useLanguage()
  return (
    <section>
      <h3 className="text-sm font-bold">{heading}</h3>
      {rows.length ? (
        <ul className="mt-1 text-sm">
          {rows.map((row) => (
            <li key={row.agency} className="flex justify-between gap-2">
              <span>{title(names[row.agency] ?? { titleFa: row.agency, titleEn: row.agency })}</span>
              <RankChange now={row.rank} before={row.before} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-sm text-quiet">{t('whatIf.nobody')}</p>
      )}
    </section>
  )
}
