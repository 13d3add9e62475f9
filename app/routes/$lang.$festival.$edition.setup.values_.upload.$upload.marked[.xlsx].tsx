import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeRefusal } from '../../sources/sheets/refusal'
import { calendarOf } from '../format/date'
import { readPreferences } from '../settings/preferences.server'
import { languageOf } from '../i18n/language'
import { answerMarkedFile } from '../pages/upload/marked-file.server'
import { requireUpload } from '../pages/upload/require-upload.server'
import { describeValues } from '../pages/value-upload/describe-values.server'
import { markValues } from '../pages/value-upload/mark-values'
import { parseValueSearch } from '../pages/value-upload/value-search.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { editionContext, upload } = await requireUpload(context, params, 'organisation.edit', 'values')
  const language = languageOf(params)
  const { choices } = parseValueSearch(request.url, editionContext)
  const described = await describeValues(context, editionContext, upload, choices, {
    language,
    calendar: calendarOf(readPreferences(request).calendar, language, editionContext.festival.calendar),
  })
  if (!described.ok) throw new Response(describeRefusal(described, language), { status: 400 })
  const { file } = described.read
  return answerMarkedFile(context, editionContext, 'values', upload, file, markValues(file, described.cells), language)
}
