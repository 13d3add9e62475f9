import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listEditionsWithState } from '../../db/queries/editions'
import { listFestivals } from '../../db/queries/festivals'
import { DemoBadge } from '../components/demo-badge'
import { formatMoment } from '../format/date'
import { useLanguage } from '../i18n/use-language'
import { pageTitle } from '../page-title'

export async function loader({ context: { db } }: LoaderFunctionArgs) {
  const festivals = await listFestivals(db)
  return { festivals: await Promise.all(festivals.map(async (festival) => ({ festival, editions: await listEditionsWithState(db, festival.id) }))) }
}

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params['lang'], (texts) => texts.overview.title)

export default function Overview() {
  const { festivals } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('overview.title')}</h1>
      <p className="mt-1 max-w-2xl text-quiet">{t('overview.lead')}</p>
      {festivals.length === 0 ? (
        <div className="sheet mt-6">
          <p>{t('overview.empty')}</p>
          <p className="text-quiet">{t('overview.emptyHelp')}</p>
        </div>
      ) : null}
      <div className="mt-6 grid gap-5">
        {festivals.map((entry) => (
          <FestivalCard key={entry.festival.code} {...entry} />
        ))}
      </div>
    </>
  )
}

type Entry = Awaited<ReturnType<typeof loader>>['festivals'][number]

function FestivalCard({ festival, editions }: Entry) {
  const { t, language, title, number } = useLanguage()
  return (
    <section className="sheet" aria-labelledby={`festival-${festival.code}`}>
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={`festival-${festival.code}`}>{title(festival)}</h2>
        {festival.isDemo ? <DemoBadge /> : null}
        <Link className="ms-auto" to={`/${language}/${festival.code}/sources`}>
          {t('nav.sources')}
        </Link>
      </div>
      <ul className="mt-4 grid gap-3 md:grid-cols-2">
        {editions.map(({ edition, agencies, ranked, lastRunAt }) => (
          <li key={edition.code} className="rounded-lg bg-soft p-4">
            <Link className="font-bold" to={`/${language}/${festival.code}/${edition.code}/rankings`}>
              {title(edition)}
            </Link>
            <p className="text-sm text-quiet">
              {t('overview.agencies', { n: number(agencies) })} · {ranked === null ? t('overview.notScored') : t('overview.ranked', { n: number(ranked) })}
            </p>
            <LastRun at={lastRunAt} calendar={festival.calendar} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function LastRun({ at, calendar }: { at: string | null; calendar: 'jalali' | 'gregorian' }) {
  const { t, language } = useLanguage()
  if (at === null) return null
  return (
    <p className="text-sm text-quiet">
      {t('overview.lastRun')}: <bdi>{formatMoment(at, language, calendar)}</bdi>
    </p>
  )
}
