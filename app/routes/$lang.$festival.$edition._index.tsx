import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { CoverageFigure } from '../pages/overview/coverage-figure'
import { EditionStanding } from '../pages/overview/edition-standing'
import { FreshnessList } from '../pages/overview/freshness-list'
import { GroupFigures } from '../pages/overview/group-figures'
import { MoverList } from '../pages/overview/mover-list'
import { OwnStanding } from '../pages/overview/own-standing'
import { PublishedWinners } from '../pages/overview/published-winners'
import { TaskList } from '../pages/overview/task-list'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { loadEditionOverview } from '../pages/overview/edition-overview.server'
import { EmptyState } from '../ui/notice'
import { festivalPath } from '../http/edition-path'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadEditionOverview(context, await requireEdition(context, params, 'edition.see'))
}

export const handle = { texts: ['course', 'overview', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.nav.overview}: ${titleOf(language, data.edition)}` : texts.nav.overview,
  )

export default function EditionOverview() {
  const { festival, edition, standing, tasks, own, figures, sources, results, seesRanking } =
    useLoaderData<typeof loader>()
  const { t, language, title, period } = useLanguage()
  return (
    <>
      <h1>{title(edition)}</h1>
      <p className="mt-1 text-quiet">
        {t('overview.evaluated')} <bdi>{period(edition.evaluatedFrom, edition.evaluatedTo)}</bdi>
      </p>
      {standing ? (
        <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
          <EditionStanding standing={standing} />
          <section className="sheet" aria-labelledby="tasks">
            <h2 id="tasks">{t('task.title')}</h2>
            <TaskList tasks={tasks ?? []} base={festivalPath({ lang: language, festival: festival.code })} />
          </section>
        </div>
      ) : null}
      {own ? <OwnStanding own={own} decimals={figures?.decimals ?? 1} /> : null}
      {results ? <PublishedWinners {...results} /> : null}
      {figures ? <GroupFigures figures={figures} /> : null}
      {standing && !figures ? (
        <EmptyState className="mt-5 text-quiet">{t(seesRanking ? 'overview.notScored' : 'overview.later')}</EmptyState>
      ) : null}
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2 lg:*:last:odd:col-span-2">
        {figures?.named?.movers ? <MoverList movers={figures.named.movers} /> : null}
        {figures?.named ? <CoverageFigure coverage={figures.named.coverage} groups={figures.groups} /> : null}
        {sources ? <FreshnessList sources={sources} /> : null}
      </div>
    </>
  )
}
