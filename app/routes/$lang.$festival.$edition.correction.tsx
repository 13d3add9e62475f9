import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CorrectedValue } from '../pages/correction/corrected-value'
import { CorrectValuesForm } from '../pages/correction/correct-values-form'
import { requireEdition } from '../access/edition-context.server'
import { CorrectionForm, takeCorrectionForm } from '../pages/correction/correction-actions.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { loadCorrectionView } from '../pages/correction/correction-view.server'
import { pageTitle } from '../page-language/page-title'
import { editionPath } from '../http/edition-path'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'results.correct')
  const { searchParams } = new URL(request.url)
  return loadCorrectionView(context, editionContext, {
    agency: searchParams.get('agency'),
    metric: searchParams.get('metric'),
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'results.correct')
  const answer = await takeCorrectionForm(context, editionContext, await readForm(context, request, CorrectionForm))
  if (answer.ok) return redirect(editionPath(params, 'papers'))
  const isShown = answer.why === null && Object.keys(answer.faults).length === 0
  return data(answer, { status: isShown ? 200 : 400 })
}

export const handle = { texts: ['papers', 'rankings', 'changes', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.correct.title)

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
