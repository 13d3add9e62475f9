import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listRuns } from '../../db/queries/runs'
import { RunTable } from '../components/run-table'
import { requireEdition } from '../access/edition-place.server'
import { startScoring } from '../flows/start-scoring.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition, course, festival, stage } = await requireEdition(context, params, 'runs.see')
  const runs = await listRuns(context.db, edition.id, 100)
  return {
    edition,
    frozen: { preliminary: course.preliminaryRunId, final: course.finalRunId },
    mayScore: reachOf(context.viewer, 'edition.score', { festivalId: festival.id, stage }) !== null,
    runs: runs.map(({ run: { id, asOf, createdAt, inputHash, resultHash }, modelVersion }) => ({
      id,
      asOf,
      createdAt,
      inputHash,
      resultHash,
      version: modelVersion.version,
    })),
  }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'edition.score')
  const job = startScoring(context, place)
  return redirect(`/${params['lang']}/${params['festival']}/jobs/${job.id}`)
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${texts.runs.title}: ${titleOf(language, data.edition)}` : texts.runs.title,
  )

export default function Runs() {
  const { edition, runs, frozen, mayScore } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex flex-wrap items-center gap-4">
        <h1>{t('runs.title')}</h1>
        {mayScore ? (
          <Form method="post" className="ms-auto">
            <button className="button" type="submit">
              {t('runs.scoreNow')}
            </button>
          </Form>
        ) : null}
      </div>
      <p className="mt-1 text-quiet">{t('runs.lead')}</p>
      {runs.length ? <RunTable runs={runs} frozen={frozen} /> : <p className="sheet mt-4">{t('runs.none')}</p>}
    </>
  )
}
