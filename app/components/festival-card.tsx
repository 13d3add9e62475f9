import { Link } from '@remix-run/react'
import type { EditionWithState } from '../../db/queries/editions'
import type { Festival } from '../../db/queries/festivals'
import { useLanguage } from '../i18n/use-language'
import { DemoBadge } from './demo-badge'

export interface Leader {
  code: string
  titleFa: string
  titleEn: string
  rank: number
  total: number | null
}

export interface FestivalOverview {
  festival: Pick<Festival, 'code' | 'titleFa' | 'titleEn' | 'isDemo' | 'calendar'>
  editions: (Omit<EditionWithState, 'edition'> & { edition: { code: string; titleFa: string; titleEn: string }; leaders: Leader[]; decimals: number })[]
  pulls: { code: string; titleFa: string; titleEn: string; at: string | null; quarantined: number }[]
}

/** A festival at a glance: its editions with who is in front, and how fresh its sources are. */
export function FestivalCard({ festival, editions, pulls }: FestivalOverview) {
  const { language, title } = useLanguage()
  const id = `festival-${festival.code}`
  return (
    <section className="sheet" aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={id}>{title(festival)}</h2>
        {festival.isDemo ? <DemoBadge /> : null}
      </div>
      <ul className="mt-4 grid gap-3 md:grid-cols-2">
        {editions.map((own) => (
          <EditionCard key={own.edition.code} festival={festival} own={own} />
        ))}
      </ul>
      <Pulls pulls={pulls} festival={festival} base={`/${language}/${festival.code}/sources`} />
    </section>
  )
}

function EditionCard({ festival, own: { edition, agencies, ranked, lastRunAt, leaders, decimals } }: { festival: FestivalOverview['festival']; own: FestivalOverview['editions'][number] }) {
  const { t, language, title, number, moment } = useLanguage(festival)
  const base = `/${language}/${festival.code}/${edition.code}`
  return (
    <li className="rounded-lg bg-soft p-4">
      <Link className="text-base font-bold" to={`${base}/rankings`}>
        {title(edition)}
      </Link>
      <p className="text-sm text-quiet">
        {t('overview.agencies', { n: number(agencies) })} · {ranked === null ? t('overview.notScored') : t('overview.ranked', { n: number(ranked) })}
        {lastRunAt === null ? null : (
          <>
            {' '}
            · {t('overview.lastRun')}: <bdi>{moment(lastRunAt)}</bdi>
          </>
        )}
      </p>
      {leaders.length ? (
        <ol className="mt-3 grid gap-1" aria-label={t('overview.leaders')}>
          {leaders.map((leader) => (
            <li key={leader.code} className="flex items-baseline gap-3 rounded-md bg-sheet px-3 py-1.5">
              <span className="w-6 font-bold">{number(leader.rank, 1)}</span>
              <Link to={`${base}/agencies/${leader.code}`}>{title(leader)}</Link>
              <span className="number ms-auto font-bold">{leader.total === null ? '—' : number(leader.total, decimals, true)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  )
}

function Pulls({ pulls, festival, base }: { pulls: FestivalOverview['pulls']; festival: FestivalOverview['festival']; base: string }) {
  const { t, title, number, moment } = useLanguage(festival)
  if (!pulls.length) return null
  return (
    <>
      <h3 className="mt-5 font-bold">
        <Link to={base}>{t('overview.pulls')}</Link>
      </h3>
      <ul className="mt-1 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {pulls.map((own) => (
          <li key={own.code}>
            <Link className="underline" to={`${base}/${own.code}`}>
              {title(own)}
            </Link>{' '}
            <span className="text-quiet">
              {own.at === null ? t('source.never') : <bdi>{moment(own.at)}</bdi>}
              {own.quarantined ? ` · ${t('overview.quarantined', { n: number(own.quarantined) })}` : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
