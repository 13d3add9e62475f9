import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import { pageTitle } from '../page-language/page-title'
import type { TextHandle } from '../page-language/use-page-texts'
import { SetupHeading } from '../pages/setup/setup-heading'
import { SaidSuccessions, SuccessionFieldset } from '../pages/setup/successions'
import { SuccessionForm, openSuccessions, takeSuccessionForm } from '../pages/setup/successions-form.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return openSuccessions(context, await requireEdition(context, params, 'organisation.edit'))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, SuccessionForm)
  const answer = await takeSuccessionForm(context, await requireEdition(context, params, 'organisation.edit'), sent)
  return data(answer, { status: answer.refused ? 400 : answer.done === 'gone' ? 409 : 200 })
}

export const handle = { texts: ['setup', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.successions.title)

export default function SuccessionsPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const { t, title } = useLanguage()
  const since = loaded.previous ? title(loaded.previous) : null
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading
        title={t('setup.successions.title')}
        help={since ? t('setup.successions.lead', { since }) : t('setup.successions.leadFirst')}
      />
      <SaidSuccessions loaded={loaded} answer={answer} />
      <SuccessionFieldset loaded={loaded} answer={answer} />
    </div>
  )
}
