import { Link } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { EditionGlance, FestivalGlance as Glance } from '../views/start-overview.server'
import { DemoBadge } from './demo-badge'
import { FirstPlaces } from './first-places'
import { TaskList } from './task-list'

/** A festival with what waits for its visitor in all its editions, and the way to each of them. */
export function FestivalGlance({ festival, tasks, editions, isSignedIn }: Glance & { isSignedIn: boolean }) {
  const { t, language, title } = useLanguage()
  const home = `/${language}/${festival.code}`
  const id = `festival-${festival.code}`
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={id} className="text-xl">
          {title(festival)}
        </h2>
        {festival.isDemo ? <DemoBadge /> : null}
      </div>
      {editions.length ? null : <p className="sheet mt-3 text-quiet">{t('overview.noEdition')}</p>}
      {isSignedIn ? (
        <div className="mt-3 grid items-start gap-5 lg:grid-cols-[2fr_3fr]">
          <section className="sheet" aria-labelledby={`tasks-${festival.code}`}>
            <h3 id={`tasks-${festival.code}`} className="font-bold">
              {t('task.title')}
            </h3>
            <TaskList tasks={tasks} base={home} />
          </section>
          <ul className="grid gap-4">
            {editions.map((own) => (
              <li key={own.edition.code} className="sheet">
                <EditionHead own={own} home={home} calendar={festival.calendar} />
              </li>
            ))}
          </ul>
        </div>
      ) : (
        editions.map((own) => (
          <div key={own.edition.code} className="mt-5">
            <EditionHead own={own} home={home} calendar={festival.calendar} />
            {own.published ? <FirstPlaces winners={own.published.winners} /> : null}
          </div>
        ))
      )}
    </section>
  )
}

function EditionHead({
  own: { edition, state, agencies, own, published },
  home,
  calendar,
}: {
  own: EditionGlance
  home: string
  calendar: Glance['festival']['calendar']
}) {
  const { t, title, number, moment } = useLanguage({ calendar })
  const base = `${home}/${edition.code}`
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-lg font-bold">
          <Link to={base}>{title(edition)}</Link>
        </h3>
        {state ? <span className="badge">{t(`course.state.${state}`)}</span> : null}
      </div>
      <p className="text-sm text-quiet">
        {t('overview.agencies', { n: number(agencies) })}
        {published ? (
          <>
            {t('comma')}
            {t('overview.publishedAt')} <bdi>{moment(published.opensAt)}</bdi>
          </>
        ) : null}
      </p>
      {own ? (
        <p className="mt-2">
          {t('overview.own')}: <Link to={`${base}/agencies/${own.code}`}>{title(own)}</Link>
        </p>
      ) : null}
      {published ? <Link to={`${base}/results`}>{t('overview.results')}</Link> : null}
    </>
  )
}
