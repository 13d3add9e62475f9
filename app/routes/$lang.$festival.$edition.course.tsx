import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CourseHistory } from '../components/course-history'
import { CourseSteps } from '../components/course-steps'
import { DeadlineForm } from '../components/deadline-form'
import { Help } from '../components/help'
import { StepForm } from '../components/step-form'
import { loadCourseView } from '../views/course-view.server'
import { requireEdition } from '../access/edition-place.server'
import { takeCourseForm } from '../forms/course-form.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'course.see')
  return loadCourseView(context, place)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const place = await requireEdition(
    context,
    params,
    form.get('intent') === 'deadline' ? 'edition.deadlines' : 'edition.advance',
  )
  const answer = await takeCourseForm(context, place, form)
  return answer.ok
    ? redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/course`)
    : data(answer, { status: 400 })
}

export const handle = { texts: ['course'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data: shown }) =>
  pageTitle(params['lang'], (texts, language) =>
    shown ? `${texts.course.title}: ${titleOf(language, shown.edition)}` : texts.course.title,
  )

export default function CoursePage() {
  const { edition, state, since, version, steps, deadlines, history, mayAdvance, maySetDeadlines } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex items-center gap-1">
        <h1>{t('course.title')}</h1>
        <Help of="edition" label={t('course.title')} />
      </div>
      <CourseSteps state={state} since={since} />
      {answer && !answer.ok ? (
        <p role="alert" className="mt-4 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`course.refused.${answer.why}`)}
        </p>
      ) : null}
      {steps.length ? (
        <section className="mt-6" aria-labelledby="steps">
          <h2 id="steps">{t('course.next')}</h2>
          <div className="mt-2 grid gap-4">
            {steps.map((step) => (
              <StepForm
                key={step.name}
                step={step}
                version={version}
                mayAdvance={mayAdvance}
                typed={answer && !answer.ok ? answer.typed : {}}
              />
            ))}
          </div>
        </section>
      ) : null}
      <DeadlineForm deadlines={deadlines} maySet={maySetDeadlines} />
      <CourseHistory history={history} />
    </>
  )
}
