import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CorrectedValue } from '../components/corrected-value'
import { CorrectValuesForm } from '../components/correct-values-form'
import { requireEdition } from '../access/edition-place.server'
import { takeCorrectionForm } from '../forms/correction-form.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { loadCorrectionView } from '../views/correction-view.server'
import { pageTitle } from '../page-title'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'results.correct')
  const { searchParams } = new URL(request.url)
  return loadCorrectionView(context, place, { agency: searchParams.get('agency'), metric: searchParams.get('metric') })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'results.correct')
  const answer = await takeCorrectionForm(context, place, await request.formData())
  return answer.ok
    ? redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/papers`)
    : data(answer, { status: answer.why === null ? 200 : 400 })
}

export const handle = { texts: ['papers', 'rankings', 'changes'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.correct.title)

export default function Correction() {
  const { edition, agencies, metrics, chosen, corrects, showsRankings } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('correct.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('correct.lead')}</p>
      <CorrectedValue agencies={agencies} metrics={metrics} chosen={chosen} />
      {chosen ? (
        <CorrectValuesForm
          key={`${chosen.agency} ${chosen.metric}`}
          chosen={chosen}
          corrects={corrects}
          showsRankings={showsRankings}
          shown={answer ?? null}
        />
      ) : null}
    </>
  )
}
