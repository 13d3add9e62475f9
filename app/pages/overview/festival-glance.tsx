import { useLanguage } from '../../page-language/use-language'
import type { EditionGlance, FestivalGlance as Glance } from './start-overview.server'
import { DemoBadge } from '../../shell/demo-badge'
import { FirstPlaces } from '../publication/first-places'
import { TaskList } from './task-list'
import { EmptyState } from '../../ui/notice'
import { festivalPath } from '../../http/edition-path'
import { EditionLink } from '../../ui/edition-link'

/** A festival with what waits for its visitor in all its editions, and the way to each of them. */
export function FestivalGlance({ festival, tasks, editions, isSignedIn }: Glance & { isSignedIn: boolean }) {
  const { t, language, title } = useLanguage()
  const id = `festival-${festival.code}`
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={id} className="text-xl">
          {title(festival)}
        </h2>
        {festival.isDemo ? <DemoBadge /> : null}
      </div>
      {editions.length ? null : <EmptyState className="mt-3 text-quiet">{t('overview.noEdition')}</EmptyState>}
      {isSignedIn ? (
        <div className="mt-3 grid items-start gap-5 lg:grid-cols-[2fr_3fr]">
          <section className="sheet" aria-labelledby={`tasks-${festival.code}`}>
            <h3 id={`tasks-${festival.code}`} className="font-bold">
              {t('task.title')}
            </h3>
            <TaskList tasks={tasks} base={festivalPath({ lang: language, festival: festival.code })} />
          </section>
          <ul className="grid gap-4">
            {editions.map((edition) => (
              <li key={edition.edition.code} className="sheet">
                <EditionHead own={edition} festival={festival} />
              </li>
            ))}
          </ul>
        </div>
      ) : (
        editions.map((edition) => (
          <div key={edition.edition.code} className="mt-5">
            <EditionHead own={edition} festival={festival} />
            {edition.published ? <FirstPlaces {...edition.published} /> : null}
          </div>
        ))
      )}
    </section>
  )
}

function EditionHead({
  own: { edition, state, agencies, own, published },
  festival,
}: {
  own: EditionGlance
  festival: Glance['festival']
}) {
  const { t, title, number, moment } = useLanguage(festival)
  const of = { festival: festival.code, edition: edition.code }
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-lg font-bold">
          <EditionLink of={of}>{title(edition)}</EditionLink>
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
          {t('overview.own')}:{' '}
          <EditionLink of={of} page={`agencies/${own.code}`}>
            {title(own)}
          </EditionLink>
        </p>
      ) : null}
      {published ? (
        <EditionLink of={of} page="results">
          {t('overview.results')}
        </EditionLink>
      ) : null}
    </>
  )
}
