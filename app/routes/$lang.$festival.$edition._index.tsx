import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-place.server'
import { CoverageFigure } from '../components/coverage-figure'
import { EditionStanding } from '../components/edition-standing'
import { FreshnessList } from '../components/freshness-list'
import { GroupFigures } from '../components/group-figures'
import { MoverList } from '../components/mover-list'
import { OwnStanding } from '../components/own-standing'
import { PublishedWinners } from '../components/published-winners'
import { TaskList } from '../components/task-list'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { loadEditionOverview } from '../views/edition-overview.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadEditionOverview(context, await requireEdition(context, params, 'edition.see'))
}

export const handle = { texts: ['course', 'overview', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${texts.nav.overview}: ${titleOf(language, data.edition)}` : texts.nav.overview,
  )

export default function EditionOverview() {
  const { festival, edition, standing, tasks, own, figures, sources, results, seesRanking } =
    useLoaderData<typeof loader>()
  const { t, language, title, period } = useLanguage()
  const home = `/${language}/${festival.code}`
  const base = `${home}/${edition.code}`
  return (
    <>
      <h1>{title(edition)}</h1>
      <p className="mt-1 text-quiet">
        {t('overview.evaluated')} <bdi>{period(edition.evaluatedFrom, edition.evaluatedTo)}</bdi>
      </p>
      {standing ? (
        <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
          <EditionStanding standing={standing} base={base} />
          <section className="sheet" aria-labelledby="tasks">
            <h2 id="tasks">{t('task.title')}</h2>
            <TaskList tasks={tasks ?? []} base={home} />
          </section>
        </div>
      ) : null}
      {own ? <OwnStanding own={own} decimals={figures?.decimals ?? 1} base={base} /> : null}
      {results ? <PublishedWinners {...results} base={base} /> : null}
      {figures ? <GroupFigures figures={figures} base={base} /> : null}
      {standing && !figures ? (
        <p className="sheet mt-5 text-quiet">{t(seesRanking ? 'overview.notScored' : 'overview.later')}</p>
      ) : null}
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2 lg:*:last:odd:col-span-2">
        {figures?.named?.movers ? <MoverList movers={figures.named.movers} base={base} /> : null}
        {figures?.named ? <CoverageFigure coverage={figures.named.coverage} groups={figures.groups} /> : null}
        {sources ? <FreshnessList sources={sources} base={home} /> : null}
      </div>
    </>
  )
}
