import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { describeRefusal } from '../../sources/sheets/refusal'
import { decideMissing } from '../flows/setup/agencies/missing-agencies.server'
import { readForm } from '../forms/read-form.server'
import { editionPath } from '../http/edition-path'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { SetupHeading } from '../pages/setup/setup-heading'
import { requireUpload } from '../pages/upload/require-upload.server'
import { MissingAgencies } from '../pages/upload/missing-agencies'
import { TakeBar } from '../pages/upload/take-bar'
import { UploadedForm, takeRowsForm } from '../pages/upload/upload-actions.server'
import { UploadFile } from '../pages/upload/upload-file'
import { UploadRows } from '../pages/upload/upload-rows'
import { parseUploadSearch } from '../pages/upload/upload-search.server'
import { loadUpload } from '../pages/upload/upload-view.server'
import { EditionLink } from '../ui/edition-link'
import { Notice } from '../ui/notice'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { editionContext, upload } = await requireUpload(context, params, 'organisation.edit', 'agencies')
  const language = languageOf(params)
  const view = await loadUpload(context, editionContext, upload, parseUploadSearch(request.url), language)
  return view.ok ? view : { ok: false as const, sentence: describeRefusal(view, language) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { editionContext, upload } = await requireUpload(context, params, 'organisation.edit', 'agencies')
  const sent = await readForm(context, request, UploadedForm)
  if (sent.ok && sent.values.intent === 'missing') {
    const decided = await decideMissing(context, editionContext, sent.values)
    return data({ decided }, { status: decided.ok ? 200 : 400 })
  }
  const { choices } = parseUploadSearch(request.url)
  const taken = await takeRowsForm(context, editionContext, upload, choices, sent, languageOf(params))
  if ('why' in taken) return data(taken, { status: taken.why === 'changed' ? 409 : 400 })
  return redirect(editionPath(params, 'setup/agencies', `?added=${taken.added}&changed=${taken.changed}`))
}

export const handle = { texts: ['setup', 'upload', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.upload.title)

export default function UploadedPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number } = useLanguage()
  const { upload = '' } = useParams()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SetupHeading
          title={t('upload.title')}
          {...(view.ok ? { help: t('upload.found', { n: number(view.all) }) } : {})}
        />
        <EditionLink page="setup/upload" kind="quiet">
          {t('upload.other')}
        </EditionLink>
      </div>
      {view.ok ? (
        <>
          <UploadFile view={view} />
          <UploadRows view={view} />
          <TakeBar view={view} upload={upload} answer={answer && 'why' in answer ? answer : null} />
          <MissingAgencies missing={view.missing} answer={answer && 'decided' in answer ? answer.decided : null} />
        </>
      ) : (
        <Notice>{view.sentence}</Notice>
      )}
    </div>
  )
}
