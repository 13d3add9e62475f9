import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describeRefusal } from '../../sources/sheets/refusal'
import { readForm } from '../forms/read-form.server'
import { editionPath } from '../http/edition-path'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { SetupHeading } from '../pages/setup/setup-heading'
import { requireUpload } from '../pages/upload/require-upload.server'
import { UploadFile } from '../pages/upload/upload-file'
import { ValueUploadForm, answerValueUpload } from '../pages/value-upload/value-actions.server'
import { ValueBar } from '../pages/value-upload/value-bar'
import { ValueCells } from '../pages/value-upload/value-cells'
import { ValueState } from '../pages/value-upload/value-state'
import { ValueChoicesForm } from '../pages/value-upload/value-choices-form'
import { parseValueSearch } from '../pages/value-upload/value-search.server'
import { loadValueUpload } from '../pages/value-upload/value-view.server'
import { readPreferences } from '../settings/preferences.server'
import { EditionLink } from '../ui/edition-link'
import { Notice } from '../ui/notice'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { editionContext, upload } = await requireUpload(context, params, 'organisation.edit', 'values')
  const language = languageOf(params)
  const { calendar } = readPreferences(request)
  const search = parseValueSearch(request.url, editionContext)
  const view = await loadValueUpload(context, editionContext, upload, search, language, calendar)
  return view.ok ? view : { ok: false as const, sentence: describeRefusal(view, language) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { editionContext, upload } = await requireUpload(context, params, 'organisation.edit', 'values')
  const sent = await readForm(context, request, ValueUploadForm)
  const { choices } = parseValueSearch(request.url, editionContext)
  const answer = await answerValueUpload(context, editionContext, upload, choices, sent, languageOf(params))
  if (answer) return data(answer, { status: answer.why === 'changed' || answer.why === 'changed-since' ? 409 : 400 })
  // The choices stay, so that the page shows the same cells as they stand now.
  return redirect(editionPath(params, `setup/values/upload/${upload.id}`, new URL(request.url).search))
}

export const handle = { texts: ['setup', 'upload', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.upload.values.title)

export default function UploadedValuesPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number } = useLanguage()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SetupHeading
          title={t('upload.values.title')}
          {...(view.ok && !view.takenAt ? { help: t('upload.values.foundCells', { n: number(view.all) }) } : {})}
        />
        <EditionLink page="setup/values/upload" kind="quiet">
          {t('upload.other')}
        </EditionLink>
      </div>
      {view.ok ? (
        <>
          <ValueState view={view} />
          <UploadFile view={view} />
          <ValueChoicesForm view={view} />
          <ValueCells view={view} />
          <ValueBar view={view} answer={answer ?? null} />
        </>
      ) : (
        <Notice>{view.sentence}</Notice>
      )}
    </div>
  )
}
