import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { previewNextEdition } from '../flows/setup/next-edition.server'
import { partsOf } from '../format/date'
import { editionPath } from '../http/edition-path'
import { pageTitle } from '../page-language/page-title'
import { setupForm } from '../pages/setup/setup-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { takeNextEdition } from '../pages/setup/next-actions.server'
import { NextEditionForm } from '../pages/setup/next-form'
import { SetupHeading } from '../pages/setup/setup-heading'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'edition.create')
  const { festival, edition } = editionContext
  return {
    edition,
    year: partsOf(edition.evaluatedFrom, festival.calendar).year + 1,
    carried: await previewNextEdition(context.db, editionContext),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'edition.create')
  const sent = await readForm(context, request, setupForm(['create']))
  const answer = await takeNextEdition(context, editionContext, sent)
  if (answer.ok) return redirect(editionPath({ ...params, edition: answer.code }, 'setup'))
  return data(answer, { status: 400 })
}

export const handle = { texts: ['setup', 'course', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.title)

export default function NextEditionPage() {
  const { edition, year, carried } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading title={t('setup.nextPage.title', { edition: title(edition) })} help={t('setup.nextPage.lead')} />
      <NextEditionForm year={year} carried={carried} answer={answer && !answer.ok ? answer : null} />
    </div>
  )
}
