import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeRefusal } from '../../sources/sheets/refusal'
import { languageOf } from '../i18n/language'
import { answerMarkedFile } from '../pages/upload/marked-file.server'
import { requireUpload } from '../pages/upload/require-upload.server'
import { parseUploadSearch } from '../pages/upload/upload-search.server'
import { compareUpload } from '../pages/upload/upload-view.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { editionContext, upload } = await requireUpload(context, params, 'organisation.edit', 'agencies')
  const language = languageOf(params)
  const { choices } = parseUploadSearch(request.url)
  const compared = await compareUpload(context, editionContext, upload, choices, language)
  if (!compared.ok) throw new Response(describeRefusal(compared, language), { status: 400 })
  const { read, problemMarks } = compared
  return answerMarkedFile(context, editionContext, 'agencies', upload, read.file, problemMarks, language)
}
