import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { findSource, listPulls, listSourceVersions } from '../../db/queries/sources'
import { SourceDefinition } from '../../sources/definition'
import { DefinitionCard } from '../components/definition-card'
import { PullTable } from '../components/pull-table'
import { isInternal } from '../flows/records-behind.server'
import { requireInFestival } from '../access/festival-place.server'
import { found } from '../found'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'

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

export async function action({ params, context }: ActionFunctionArgs) {
  const { lang, festival = '', source = '' } = params
  await requireInFestival(context, festival, 'source.pull')
  const started = await context.startPull(festival, source, context.viewer)
  if (started.ok) return redirect(`/${lang}/${festival}/jobs/${started.jobId}`)
  if (started.why === 'unknown-source') throw new Response('not-found', { status: 404 })
  return { isRunning: true }
}

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) => (data ? titleOf(language, data.source) : texts.source.title))

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
            <button className="button" type="submit">
              {t('source.pullNow')}
            </button>
          </Form>
        ) : null}
      </div>
      {answer ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t('source.alreadyRunning')}
        </p>
      ) : null}
      <PullTable pulls={pulls} />
      {definition ? (
        <DefinitionCard definition={definition} versions={versions} />
      ) : (
        <p className="sheet mt-5">{t('source.internal')}</p>
      )}
    </>
  )
}
