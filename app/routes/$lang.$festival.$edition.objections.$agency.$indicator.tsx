import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DisputeForms } from '../components/dispute-forms'
import { DisputeText } from '../components/dispute-text'
import { NodeCode } from '../components/node-code'
import { RulingForm } from '../components/ruling-form'
import { requireEdition } from '../access/edition-place.server'
import { takeDisputeForm } from '../forms/dispute-form.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { loadDispute } from '../views/objection-view.server'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'objections.see')
  return loadDispute(context, place, params['agency'] ?? '', params['indicator'] ?? '')
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { agency = '', indicator = '' } = params
  const place = await requireEdition(context, params, 'objections.see')
  await loadDispute(context, place, agency, indicator)
  // The flows ask for 'objection.write' and 'objection.rule' once more, while they hold the course.
  const answer = await takeDisputeForm(context, place, request, agency, indicator)
  return answer.ok ? redirect(new URL(request.url).pathname) : data(answer, { status: 400 })
}

export const handle = { texts: ['agency', 'objections'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.objection.title)

export default function DisputePage() {
  const { agency, own, dispute, values, megabytes, mayWrite, mayRule } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, number, digits } = useLanguage()
  const typed = answer && !answer.ok ? answer.typed : {}
  return (
    <>
      <p className="text-sm text-quiet">{title(agency)}</p>
      <h1>
        <NodeCode code={own.node.code} />
        {title(own.node)}
      </h1>
      {answer && !answer.ok ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`objection.refused.${answer.why}`, { megabytes: number(megabytes), indicator: digits(answer.detail) })}
        </p>
      ) : null}
      <DisputeText own={own} dispute={dispute} />
      {mayWrite ? <DisputeForms dispute={dispute} megabytes={megabytes} typed={typed} /> : null}
      {mayRule && dispute && !dispute.ruling ? <RulingForm values={values} typed={typed} /> : null}
    </>
  )
}
