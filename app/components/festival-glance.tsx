import { Link } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { EditionGlance, FestivalGlance as Glance } from '../views/start-overview.server'
import { DemoBadge } from './demo-badge'
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
      <div className="mt-3 grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        {editions.length ? (
          <ul className={`grid gap-4 ${isSignedIn ? '' : 'lg:col-span-2'}`}>
            {editions.map((own) => (
              <EditionItem key={own.edition.code} own={own} home={home} calendar={festival.calendar} />
            ))}
          </ul>
        ) : (
          <p className="sheet text-quiet">{t('overview.noEdition')}</p>
        )}
        {isSignedIn ? (
          <section className="sheet -order-1 lg:order-none" aria-labelledby={`tasks-${festival.code}`}>
            <h3 id={`tasks-${festival.code}`} className="font-bold">
              {t('task.title')}
            </h3>
            <TaskList tasks={tasks} base={home} />
          </section>
        ) : null}
      </div>
    </section>
  )
}

function EditionItem({ own: { edition, state, agencies, own, published }, home, calendar }: { own: EditionGlance; home: string; calendar: Glance['festival']['calendar'] }) {
  const { t, title, number, moment } = useLanguage({ calendar })
  const base = `${home}/${edition.code}`
  return (
    <li className="sheet">
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
      {published?.category ? <Winners category={published.category} winners={published.winners} base={base} /> : null}
    </li>
  )
}

function Winners({ category, winners, base }: { category: { titleFa: string; titleEn: string }; winners: NonNullable<EditionGlance['published']>['winners']; base: string }) {
  const { t, title } = useLanguage()
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h4 className="font-bold">{title(category)}</h4>
      <ul className="mt-2 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {winners.map(({ agency, group }) => (
          <li key={`${agency.code} ${group?.code}`}>
            {group ? <span className="block text-sm text-quiet">{title(group)}</span> : null}
            <strong>{title(agency)}</strong>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <Link to={`${base}/results`}>{t('overview.results')}</Link>
      </p>
    </div>
  )
}
