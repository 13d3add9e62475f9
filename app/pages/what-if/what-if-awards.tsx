import { Fragment, useMemo } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { type TrialAwards, listMovedAwards } from './trial-awards'
import type { TrialRow } from './what-if'
import type { NamedAgency } from './what-if-table'

interface Props {
  awards: TrialAwards
  rows: readonly TrialRow[]
  names: Readonly<Record<string, NamedAgency>>
}

/** The awards that would change hands, and those of which a trial can't tell. */
export function WhatIfAwards({ awards, rows, names }: Props) {
  const { t, title, pick } = useLanguage()
  const moved = useMemo(() => listMovedAwards(awards, rows), [awards, rows])
  const titlesOf = (agencies: readonly string[]) =>
    agencies.map((code) => title(names[code] ?? { titleFa: code, titleEn: code })).join(t('comma'))
  return (
    <section className="sheet text-sm" aria-labelledby="moved-awards">
      <h2 id="moved-awards" className="!text-base">
        {t('whatIf.awards')}
      </h2>
      {moved.length ? (
        <dl className="mt-2 grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          {moved.map(({ title: category, group, won, lost }) => (
            <Fragment key={`${category.en} ${group}`}>
              <dt className="font-bold">
                {pick(category)}
                {group === null ? null : (
                  <span className="font-normal text-quiet">
                    {' '}
                    · {title(awards.groups[group] ?? { titleFa: group, titleEn: group })}
                  </span>
                )}
              </dt>
              <dd>
                {won.length ? <p>{t('whatIf.wins', { agencies: titlesOf(won) })}</p> : null}
                {lost.length ? <p className="text-quiet">{t('whatIf.loses', { agencies: titlesOf(lost) })}</p> : null}
              </dd>
            </Fragment>
          ))}
        </dl>
      ) : (
        <p className="mt-1 text-quiet">{t('whatIf.noAwardMoves')}</p>
      )}
      {awards.left.length ? (
        <p className="mt-2 text-quiet">
          {t('whatIf.awardsLeft', { categories: awards.left.map(pick).join(t('comma')) })}
        </p>
      ) : null}
    </section>
  )
}
