import { useLanguage } from '../../page-language/use-language'
import type { Unknown } from '../../../db/queries/unknown-scores'
import type { TrialRow } from './what-if'
import { splitPlaces } from '../../format/split-places'
import { RankChange } from '../../figures/rank-notes'
import { TotalFigure } from '../../figures/total-figure'
import { Explained } from '../../glossary/help'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'
import { Status } from '../../ui/status'

export interface NamedAgency {
  titleFa: string
  titleEn: string
  /** What the model put in the place of all data of it; absent where its total is its own. */
  unknown?: Unknown | undefined
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
  const { t, title, number, format } = useLanguage()
  const shown = rows.slice(0, mostShown)
  // The row behind the last one tells whether that shares its total.
  const split = splitPlaces(rows.slice(0, mostShown + 1), {
    rankOf: ({ rank }) => rank,
    shownOf: ({ total }) => format.score(total, decimals),
  })
  return (
    <Table caption={t('whatIf.ranking')} isTall isPinned>
      <Head>
        <ColumnHead>
          <Explained of="rank" label={t('ranking.rank')} />
        </ColumnHead>
        <ColumnHead>{t('ranking.agency')}</ColumnHead>
        <ColumnHead>
          <Explained of="score" label={t('ranking.total')} />
        </ColumnHead>
        <ColumnHead>{t('whatIf.before')}</ColumnHead>
        <ColumnHead>{t('whatIf.shift')}</ColumnHead>
      </Head>
      <tbody>
        {shown.map((row) => (
          <tr key={row.agency}>
            <NumberCell className="font-bold">
              {format.rank(row.rank)}
              {split.has(row) ? (
                <abbr className="block text-xs font-normal text-quiet no-underline" title={t('ranking.sameTotal')}>
                  {t('ranking.byTieBreak')}
                </abbr>
              ) : null}
            </NumberCell>
            <RowHead className="min-w-40">
              <EditionLink page={`agencies/${row.agency}`}>
                {title(names[row.agency] ?? { titleFa: row.agency, titleEn: row.agency })}
              </EditionLink>
            </RowHead>
            <NumberCell>
              <TotalFigure total={row.total} state="scored" unknown={names[row.agency]?.unknown} decimals={decimals} />
            </NumberCell>
            <NumberCell className="text-quiet">{number(row.before)}</NumberCell>
            <NumberCell>
              <RankChange now={row.rank} before={row.before} />
            </NumberCell>
          </tr>
        ))}
      </tbody>
    </Table>
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
    <Status as="div" className="grid gap-4 sm:grid-cols-3">
      <p className="text-sm text-quiet sm:col-span-3">
        {t('modelPage.moved', { n: number(moved.length), of: number(rows.length) })}
      </p>
      <MoverList title={t('whatIf.risers')} rows={risers.slice(0, mostMovers)} names={names} />
      <MoverList title={t('whatIf.fallers')} rows={fallers.slice(0, mostMovers)} names={names} />
      <MoverList title={t('whatIf.newFirst')} rows={rows.filter((row) => row.isFirst && !row.wasFirst)} names={names} />
    </Status>
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
