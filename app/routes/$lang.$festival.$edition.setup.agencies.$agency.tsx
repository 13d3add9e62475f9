import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { editionPath } from '../http/edition-path'
import { found } from '../http/found'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { setupForm } from '../pages/setup/setup-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { AgencyFieldset } from '../pages/setup/agency-form'
import { openAgencyForm, takeAgencyForm } from '../pages/setup/agency-form.server'
import { EditionLink } from '../ui/edition-link'

const codeIn = (params: Readonly<Record<string, string | undefined>>) =>
  params['agency'] === 'new' ? null : (params['agency'] ?? '')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  const form = await openAgencyForm(context, editionContext, codeIn(params))
  found(form)
  return form
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  const sent = await readForm(context, request, setupForm(['save']))
  const answer = await takeAgencyForm(context, editionContext, codeIn(params), sent, languageOf(params))
  found(answer)
  if (answer.saved !== null) return redirect(editionPath(params, 'setup/agencies'))
  return data(answer, { status: answer.changed.length ? 409 : 400 })
}

export const handle = { texts: ['setup', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.steps.agencies)

export default function SetupAgencyPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { agency } = useParams()
  const { t, title } = useLanguage()
  const { titleFa = '', titleEn = '' } = loaded.fields
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <p className="text-sm">
        <EditionLink page="setup/agencies">{t('setup.steps.agencies')}</EditionLink>
      </p>
      <h1>{loaded.isNew ? t('setup.agency.new') : title({ titleFa, titleEn })}</h1>
      <AgencyFieldset key={agency} loaded={loaded} answer={answer ?? null} />
    </div>
  )
}
