import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { DeclarationProgress } from '../components/declaration-progress'
import { JudgedDeclarations } from '../components/judged-declarations'
import { OwnDeclarations } from '../components/own-declarations'
import { loadDeclarations } from '../views/declaration-view.server'
import { requireEdition } from '../access/edition-place.server'
import { takeDeclarationForm } from '../forms/declaration-form.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadDeclarations(context, await requireEdition(context, params, 'declarations.see'))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'declarations.see')
  // The flows ask for 'declaration.write', 'declaration.submit' and 'declaration.judge' while they hold the course.
  const answer = await takeDeclarationForm(context, place, request)
  return answer.ok ? redirect(`${new URL(request.url).pathname}#${answer.about}`) : data(answer, { status: 400 })
}

/** Also after a refusal: it may be one because somebody else was faster, and then what they wrote must be seen. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === 'POST' || defaultShouldRevalidate

export const handle = { texts: ['declarations'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.declaration.title)

export default function Declarations() {
  const { edition, until, isPast, asked, own, judge, progress } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, moment } = useLanguage()
  const refused = answer && !answer.ok ? answer : null
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('declaration.title')}</h1>
      <p className="mt-1 max-w-prose text-quiet">
        {t(own ? 'declaration.leadOwn' : judge ? 'declaration.leadJudge' : 'declaration.leadAll')}
      </p>
      {until ? (
        <p className="mt-2">
          {t(isPast ? 'declaration.untilPast' : 'declaration.until')}{' '}
          <strong>
            <bdi>{moment(until)}</bdi>
          </strong>{' '}
          <span className="text-sm text-quiet">{t('declaration.lateHelp')}</span>
        </p>
      ) : null}
      {refused?.about === '' ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`declaration.refused.${refused.why}`)}
        </p>
      ) : null}
      {asked ? null : <p className="sheet mt-4 text-quiet">{t('declaration.none')}</p>}
      {asked && own ? <OwnDeclarations own={own} isPast={isPast} refused={refused} /> : null}
      {asked && judge ? <JudgedDeclarations judge={judge} refused={refused} /> : null}
      {asked && progress ? <DeclarationProgress progress={progress} /> : null}
    </>
  )
}
