import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { readFormWithFile } from '../forms/read-form.server'
import { largestFileBytes } from '../settings/settings.server'
import { DeclarationProgress } from '../pages/declarations/declaration-progress'
import { JudgedDeclarations } from '../pages/declarations/judged-declarations'
import { OwnDeclarations } from '../pages/declarations/own-declarations'
import { loadDeclarations } from '../pages/declarations/declaration-view.server'
import { requireEdition } from '../access/edition-context.server'
import { DeclarationsForm, takeDeclarationForm } from '../pages/declarations/declaration-actions.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { EmptyState, Notice } from '../ui/notice'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadDeclarations(context, await requireEdition(context, params, 'declarations.see'))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'declarations.see')
  // The flows ask for 'declaration.write', 'declaration.submit' and 'declaration.judge' while they hold the course.
  const most = await largestFileBytes(context.db, editionContext.festival.id)
  const sent = await readFormWithFile(context, request, DeclarationsForm, most)
  const answer = await takeDeclarationForm(context, editionContext, sent)
  return answer.ok
    ? redirect(`${new URL(request.url).pathname}#${answer.about}`)
    : data(answer, { status: answer.why === 'too-large' ? 413 : 400 })
}

/** Also after a refusal: it may be one because somebody else was faster, and then what they wrote must be seen. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === 'POST' || defaultShouldRevalidate

export const handle = { texts: ['declarations', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.declaration.title)

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
      {refused?.about === '' && refused.why ? (
        <Notice isAnswer className="mt-3">
          {t(`declaration.refused.${refused.why}`)}
        </Notice>
      ) : null}
      {asked ? null : <EmptyState className="mt-4 text-quiet">{t('declaration.none')}</EmptyState>}
      {asked && own ? <OwnDeclarations own={own} isPast={isPast} refused={refused} /> : null}
      {asked && judge ? <JudgedDeclarations judge={judge} refused={refused} /> : null}
      {asked && progress ? <DeclarationProgress progress={progress} /> : null}
    </>
  )
}
