import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { findSource, listPulls, listSourceVersions } from '../../db/queries/sources'
import { SourceDefinition } from '../../sources/definition'
import { DefinitionCard } from '../pages/sources/definition-card'
import { PullTable } from '../pages/sources/pull-table'
import { isInternal } from '../flows/pulls/records-behind.server'
import { requireInFestival } from '../access/festival-context.server'
import { found } from '../http/found'
import { titleOf } from '../i18n/language'
import { z } from 'zod'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { Notice } from '../ui/notice'
import { festivalPath } from '../http/edition-path'
import { Button } from '../ui/button'

const PullForm = z.object({ intent: z.literal('pull').optional() })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, viewer } = context
  const { festival } = await requireInFestival(context, params['festival'], 'sources.see')
  const source = await findSource(db, festival.id, params['source'] ?? '')
  found(source)
  const [versions, pulls] = await Promise.all([listSourceVersions(db, source.id), listPulls(db, source.id)])
  const [newest] = versions
  found(newest)
  return {
    source,
    definition: isInternal(newest.document) ? null : SourceDefinition.parse(newest.document),
    versions: versions.map(({ version, createdAt }) => ({ version, createdAt })),
    pulls,
    mayPull:
      !isInternal(newest.document) && reachOf(viewer, 'source.pull', { festivalId: festival.id, stage: null }) !== null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { festival = '', source = '' } = params
  await requireInFestival(context, festival, 'source.pull')
  await readForm(context, request, PullForm)
  const started = await context.startPull(festival, source, context.viewer)
  if (started.ok) return redirect(festivalPath(params, `jobs/${started.jobId}`))
  if (started.why === 'unknown-source') throw new Response('not-found', { status: 404 })
  return { isRunning: true }
}

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) => (data ? titleOf(language, data.source) : texts.source.title))

export default function Source() {
  const { source, versions, definition, pulls, mayPull } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  return (
    <>
      <div className="flex flex-wrap items-center gap-4">
        <h1>{title(source)}</h1>
        <span className="badge">{t(`kind.${source.kind}`)}</span>
        {mayPull ? (
          <Form method="post" className="ms-auto">
            <Button>{t('source.pullNow')}</Button>
          </Form>
        ) : null}
      </div>
      {answer ? (
        <Notice isAnswer className="mt-3">
          {t('source.alreadyRunning')}
        </Notice>
      ) : null}
      <PullTable pulls={pulls} />
      {definition ? (
        <DefinitionCard definition={definition} versions={versions} />
      ) : (
        <Notice kind="information" className="mt-5">
          {t('source.internal')}
        </Notice>
      )}
    </>
  )
}
