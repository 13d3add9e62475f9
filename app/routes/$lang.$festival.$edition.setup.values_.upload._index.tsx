import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listUploads } from '../../db/queries/uploads'
import { requireEdition } from '../access/edition-context.server'
import { keepValueUpload } from '../flows/setup/values/value-uploads.server'
import { readFormWithFile } from '../forms/read-form.server'
import { editionPath } from '../http/edition-path'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { SetupHeading } from '../pages/setup/setup-heading'
import { toEarlierUpload } from '../pages/upload/earlier-upload.server'
import { EarlierUploads } from '../pages/upload/earlier-uploads'
import { UploadForm as UploadFields } from '../pages/upload/upload-form'
import { UploadForm, takeUploadForm } from '../pages/upload/upload-actions.server'
import { TemplateForm } from '../pages/value-upload/template-form'
import { loadTemplateForm } from '../pages/value-upload/template-search.server'
import { readChoicesOfFile } from '../flows/setup/values/value-choices'
import { toValueSearch } from '../pages/value-upload/value-search.server'
import { largestFileBytes } from '../settings/settings.server'

const mostListed = 20

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  const uploads = await listUploads(context.db, editionContext.edition.id, 'values', mostListed)
  return {
    megabytes: (await largestFileBytes(context.db, editionContext.festival.id)) / 1_000_000,
    template: await loadTemplateForm(context, editionContext),
    uploads: uploads.map((upload) => toEarlierUpload(upload, (choices) => toValueSearch(readChoicesOfFile(choices)))),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  const most = await largestFileBytes(context.db, editionContext.festival.id)
  const sent = await readFormWithFile(context, request, UploadForm, most)
  const answer = await takeUploadForm(sent, languageOf(params), (file) =>
    keepValueUpload(context, editionContext, file),
  )
  if (answer.ok) return redirect(editionPath(params, `setup/values/upload/${answer.id}`, toValueSearch(answer.choices)))
  return data(answer, { status: answer.why === 'too-large' ? 413 : 400 })
}

export const handle = { texts: ['setup', 'upload', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.upload.values.title)

export default function ValueUploadPage() {
  const { megabytes, template, uploads } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading title={t('upload.values.title')} help={t('upload.values.lead')} />
      <TemplateForm {...template} />
      <UploadFields megabytes={megabytes} answer={answer ?? null} />
      {uploads.length ? <EarlierUploads page="setup/values/upload" uploads={uploads} /> : null}
    </div>
  )
}
