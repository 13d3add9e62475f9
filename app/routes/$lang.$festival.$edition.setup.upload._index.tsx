import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listUploads } from '../../db/queries/uploads'
import { requireEdition } from '../access/edition-context.server'
import { keepAgencyUpload } from '../flows/setup/agencies/agency-uploads.server'
import { readKeptChoices } from '../flows/setup/agencies/upload-choices'
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
import { toUploadSearch } from '../pages/upload/upload-search.server'
import { largestFileBytes } from '../settings/settings.server'
import { ButtonLink } from '../ui/button'
import { useEditionPath } from '../ui/edition-link'

const mostListed = 20

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, edition } = await requireEdition(context, params, 'organisation.edit')
  const uploads = await listUploads(context.db, edition.id, 'agencies', mostListed)
  return {
    megabytes: (await largestFileBytes(context.db, festival.id)) / 1_000_000,
    uploads: uploads.map((upload) => toEarlierUpload(upload, (choices) => toUploadSearch(readKeptChoices(choices)))),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  const most = await largestFileBytes(context.db, editionContext.festival.id)
  const sent = await readFormWithFile(context, request, UploadForm, most)
  const answer = await takeUploadForm(sent, languageOf(params), (file) =>
    keepAgencyUpload(context, editionContext, file),
  )
  if (answer.ok) return redirect(editionPath(params, `setup/upload/${answer.id}`, toUploadSearch(answer.choices)))
  return data(answer, { status: answer.why === 'too-large' ? 413 : 400 })
}

export const handle = { texts: ['setup', 'upload', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.upload.title)

export default function UploadPage() {
  const { megabytes, uploads } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading title={t('upload.title')} help={t('upload.lead')} />
      <div className="grid justify-items-start gap-2">
        <ButtonLink kind="quiet" href={pathOf('setup/upload/template.xlsx')}>
          {t('upload.template')}
        </ButtonLink>
        <p className="text-sm text-quiet">{t('upload.templateHelp')}</p>
      </div>
      <UploadFields megabytes={megabytes} answer={answer ?? null} />
      {uploads.length ? <EarlierUploads page="setup/upload" uploads={uploads} /> : null}
    </div>
  )
}
