import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DisputeForms } from '../pages/objections/dispute-forms'
import { DisputeText } from '../pages/objections/dispute-text'
import { ImpossibleValueText } from '../figures/impossible-value'
import { NodeCode } from '../figures/node-code'
import { RulingForm } from '../pages/objections/ruling-form'
import { WithdrawForm } from '../forms/withdraw-form'
import { requireEdition } from '../access/edition-context.server'
import { readFormWithFile } from '../forms/read-form.server'
import { largestFileBytes } from '../settings/settings.server'
import { DisputeForm, takeDisputeForm } from '../pages/objections/objection-actions.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { loadDispute } from '../pages/objections/objection-view.server'
import { pageTitle } from '../page-language/page-title'
import { Notice } from '../ui/notice'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'objections.see')
  return loadDispute(context, editionContext, params['agency'] ?? '', params['indicator'] ?? '')
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { agency = '', indicator = '' } = params
  const editionContext = await requireEdition(context, params, 'objections.see')
  await loadDispute(context, editionContext, agency, indicator)
  // The flows ask for 'objection.write' and 'objection.rule' once more, while they hold the course.
  const most = await largestFileBytes(context.db, editionContext.festival.id)
  const sent = await readFormWithFile(context, request, DisputeForm, most)
  const answer = await takeDisputeForm(context, editionContext, sent, agency, indicator)
  return answer.ok
    ? redirect(new URL(request.url).pathname)
    : data(answer, { status: answer.why === 'too-large' ? 413 : 400 })
}

export const handle = { texts: ['agency', 'objections', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.objection.title)

export default function DisputePage() {
  const { agency, own, dispute, values, megabytes, mayWrite, mayRule } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, number, digits } = useLanguage()
  const refused = answer && !answer.ok ? answer : null
  return (
    <>
      <p className="text-sm text-quiet">{title(agency)}</p>
      <h1>
        <NodeCode code={own.node.code} />
        {title(own.node)}
      </h1>
      {refused?.why ? (
        <Notice isAnswer className="mt-3">
          {refused.impossible ? (
            <ImpossibleValueText impossible={refused.impossible} />
          ) : (
            t(`objection.refused.${refused.why}`, { megabytes: number(megabytes), indicator: digits(refused.detail) })
          )}
        </Notice>
      ) : null}
      <DisputeText own={own} dispute={dispute} />
      {mayWrite ? <DisputeForms dispute={dispute} megabytes={megabytes} refused={refused} /> : null}
      {mayRule && dispute && !dispute.ruling ? (
        <RulingForm
          key={dispute.withdrawn.length}
          values={values}
          refused={refused}
          isAgain={dispute.withdrawn.length > 0}
        />
      ) : null}
      {mayRule && dispute?.ruling ? (
        <WithdrawForm
          summary={t('objection.withdraw')}
          help={t('objection.withdrawHelp')}
          reason={t('objection.withdrawReason')}
          send={t('objection.withdrawSend')}
          intent="withdraw"
          refused={refused?.intent === 'withdraw' ? refused : null}
        >
          <input type="hidden" name="ruling" value={dispute.ruling.id} />
        </WithdrawForm>
      ) : null}
    </>
  )
}
