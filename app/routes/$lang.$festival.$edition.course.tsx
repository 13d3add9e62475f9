import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { CourseHistory } from '../pages/course/course-history'
import { CourseSteps } from '../pages/course/course-steps'
import { DeadlineForm } from '../pages/course/deadline-form'
import { Help } from '../glossary/help'
import { StepForm } from '../pages/course/step-form'
import { loadCourseView } from '../pages/course/course-view.server'
import { requireEdition } from '../access/edition-context.server'
import { CourseForm, takeCourseForm } from '../pages/course/course-actions.server'
import { readForm } from '../forms/read-form.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { Notice } from '../ui/notice'
import { editionPath } from '../http/edition-path'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'course.see')
  return loadCourseView(context, editionContext)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireEdition(context, params, 'course.see')
  const sent = await readForm(context, request, CourseForm)
  const editionContext = await requireEdition(
    context,
    params,
    sent.intent === 'deadline' ? 'edition.deadlines' : 'edition.advance',
  )
  const answer = await takeCourseForm(context, editionContext, sent)
  return answer.ok ? redirect(editionPath(params, 'course')) : data(answer, { status: 400 })
}

/** Also after a refusal: it may be one because somebody else was faster, and then what they set must be seen. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === 'POST' || defaultShouldRevalidate

export const handle = { texts: ['course', 'faults'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data: shown }) =>
  pageTitle(params, (texts, language) =>
    shown ? `${texts.course.title}: ${titleOf(language, shown.edition)}` : texts.course.title,
  )

export default function CoursePage() {
  const { edition, state, since, version, steps, deadlines, history, mayAdvance, maySetDeadlines } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const refused = answer && !answer.ok ? answer : null
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex items-center gap-1">
        <h1>{t('course.title')}</h1>
        <Help of="edition" label={t('course.title')} />
      </div>
      <CourseSteps state={state} since={since} />
      {refused?.why ? (
        <Notice isAnswer className="mt-4">
          {t(`course.refused.${refused.why}`)}
        </Notice>
      ) : null}
      {steps.length ? (
        <section className="mt-6" aria-labelledby="steps">
          <h2 id="steps">{t('course.next')}</h2>
          <div className="mt-2 grid gap-4">
            {steps.map((step) => (
              <StepForm key={step.name} step={step} version={version} mayAdvance={mayAdvance} refused={refused} />
            ))}
          </div>
        </section>
      ) : null}
      <DeadlineForm deadlines={deadlines} maySet={maySetDeadlines} refused={refused} />
      <CourseHistory history={history} />
    </>
  )
}
