import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { firstTexts } from '../forms/form-fault'
import { readForm } from '../forms/read-form.server'
import { editionPath } from '../http/edition-path'
import { found } from '../http/found'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { MetricFieldset, MetricRemoval } from '../pages/setup/metric-form'
import { openMetricForm, takeMetricForm, takeMetricRemoval } from '../pages/setup/metric-form.server'
import { requireIntent, setupForm } from '../pages/setup/setup-form.server'
import { EditionLink } from '../ui/edition-link'

const codeIn = (params: Readonly<Record<string, string | undefined>>) =>
  params['metric'] === 'new' ? null : (params['metric'] ?? '')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'metrics.edit')
  const form = await openMetricForm(context, editionContext, codeIn(params))
  found(form)
  return form
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'metrics.edit')
  const sent = await readForm(context, request, setupForm(['save', 'delete']))
  const code = codeIn(params)
  const isRemoval = requireIntent(['save', 'delete'], firstTexts(sent.typed)) === 'delete' && code !== null
  const answer = isRemoval
    ? await takeMetricRemoval(context, editionContext, code, sent)
    : await takeMetricForm(context, editionContext, code, sent, languageOf(params))
  found(answer)
  if (answer.saved !== null) return redirect(editionPath(params, 'setup/metrics'))
  return data(answer, { status: answer.changed.length ? 409 : 400 })
}

export const handle = { texts: ['setup', 'model', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.metricsPage.title)

export default function SetupMetricPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const { metric } = useParams()
  const { t, title } = useLanguage()
  const { titleFa = '', titleEn = '' } = loaded.fields
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <p className="text-sm">
        <EditionLink page="setup/metrics">{t('setup.metricsPage.title')}</EditionLink>
      </p>
      <h1>{loaded.isNew ? t('setup.metric.new') : title({ titleFa, titleEn })}</h1>
      <MetricFieldset key={metric} loaded={loaded} answer={answer} />
      {loaded.isNew ? null : <MetricRemoval loaded={loaded} answer={answer} />}
    </div>
  )
}
