import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listRuns } from '../../db/queries/runs'
import { RunTable } from '../pages/runs/run-table'
import { requireEdition } from '../access/edition-context.server'
import { startScoring } from '../flows/scoring/start-scoring.server'
import { titleOf } from '../i18n/language'
import { z } from 'zod'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { EmptyState } from '../ui/notice'
import { festivalPath } from '../http/edition-path'
import { Button } from '../ui/button'

const ScoreForm = z.object({ intent: z.literal('score').optional() })

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

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'edition.score')
  await readForm(context, request, ScoreForm)
  const job = startScoring(context, editionContext)
  return redirect(festivalPath(params, `jobs/${job.id}`))
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
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
            <Button>{t('runs.scoreNow')}</Button>
          </Form>
        ) : null}
      </div>
      <p className="mt-1 text-quiet">{t('runs.lead')}</p>
      {runs.length ? (
        <RunTable runs={runs} frozen={frozen} />
      ) : (
        <EmptyState className="mt-4">{t('runs.none')}</EmptyState>
      )}
    </>
  )
}
