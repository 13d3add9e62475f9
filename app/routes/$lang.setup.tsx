import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireInstallation } from '../access/governed.server'
import { createFestivalWithEdition } from '../flows/setup/festivals.server'
import { provinces } from '../flows/setup/provinces'
import { partsOf } from '../format/date'
import { editionPath } from '../http/edition-path'
import { pageTitle } from '../page-language/page-title'
import { firstTexts } from '../forms/form-fault'
import { refusalOf } from '../forms/parse-form.server'
import { readFormWithFile } from '../forms/read-form.server'
import { languageOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { CreateFestivalForm } from '../pages/setup/create-festival-form'
import { besideYear, readNewFestival } from '../pages/setup/create-form.server'
import { CreatePageForm, takeImportForm, tooLargeImport } from '../pages/setup/import-actions.server'
import { ImportFestivalForm } from '../pages/setup/import-festival-form'
import { largestFileAnywhere } from '../settings/settings.server'

export async function loader({ context }: LoaderFunctionArgs) {
  await requireInstallation(context, 'festival.create')
  // A festival judges the year that has just ended.
  const year = partsOf(context.now.toISOString(), 'jalali').year - 1
  return { provinces, year, megabytes: (await largestFileAnywhere(context.db)) / 1_000_000 }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireInstallation(context, 'festival.create')
  const sent = await readFormWithFile(context, request, CreatePageForm, await largestFileAnywhere(context.db))
  const nothing = { refused: null, problems: [], imported: null }
  if (!sent) return data({ ...nothing, imported: tooLargeImport }, { status: 413 })
  if (sent.intent === 'import') {
    const pack = sent.ok && sent.values.intent === 'import' ? sent.values.pack : null
    const imported = await takeImportForm(context, sent, pack, languageOf(params))
    if (imported.ok) {
      const { festival, edition } = imported
      return redirect(editionPath({ ...params, festival, edition }, 'setup'))
    }
    return data({ ...nothing, imported }, { status: 400 })
  }
  const input = readNewFestival(firstTexts(sent.typed))
  const made = await createFestivalWithEdition(context, input)
  if (made.ok) return redirect(editionPath({ ...params, festival: input.code, edition: input.edition.code }, 'setup'))
  const problems = made.why === 'invalid' ? besideYear(made.problems) : [{ field: 'form', why: made.why } as const]
  return data({ ...nothing, refused: refusalOf(sent), problems }, { status: 400 })
}

export const handle = { texts: ['setup', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.create.title)

export default function CreateFestivalPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <div>
        <h1>{t('setup.create.title')}</h1>
        <p className="mt-1 text-quiet">{t('setup.create.lead')}</p>
      </div>
      <CreateFestivalForm {...loaded} refused={answer?.refused ?? null} problems={answer?.problems ?? []} />
      <ImportFestivalForm megabytes={loaded.megabytes} answer={answer?.imported ?? null} />
    </div>
  )
}
