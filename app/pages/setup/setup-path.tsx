import type { ReactNode } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { languagePath } from '../../http/language-path'
import { type ButtonKind, ButtonLink } from '../../ui/button'
import { EditionLink } from '../../ui/edition-link'
import { joinClasses } from '../../ui/join-classes'
import type { SetupStep, SetupView } from './setup-view.server'

const steps: readonly SetupStep[] = ['festival', 'agencies', 'model', 'values', 'people', 'ranking']

/** The six steps from nothing to a ranking: what each is for, what is there of it, and the way to it. */
export function SetupPath(view: Omit<SetupView, 'festival'>) {
  const { t, number } = useLanguage()
  return (
    <ol className="sheet mt-5 divide-y divide-line p-0">
      {steps.map((step, index) => {
        const isCurrent = step === view.current
        const isDone = view.done[step]
        return (
          <li
            key={step}
            aria-current={isCurrent ? 'step' : undefined}
            className={joinClasses(
              'grid grid-cols-[2rem_minmax(0,1fr)] gap-x-4 gap-y-2 border-s-4 px-4 py-4 sm:grid-cols-[2rem_minmax(0,3fr)_minmax(0,2fr)_7rem] sm:items-center',
              isCurrent ? 'border-s-accent' : 'border-s-transparent',
            )}
          >
            <StepMark isDone={isDone} isCurrent={isCurrent} number={number(index + 1)} />
            <div>
              <h2>{t(`setup.steps.${step}`)}</h2>
              <p className="text-sm text-quiet">{t(`setup.helps.${step}`)}</p>
            </div>
            <div className="col-start-2 text-sm sm:col-start-auto">
              <Told step={step} view={view} />
            </div>
            <div className="col-start-2 sm:col-start-auto sm:text-end">
              <StepLink step={step} view={view} kind={isCurrent ? 'primary' : isDone ? 'bare' : 'quiet'} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function StepMark({ isDone, isCurrent, number }: { isDone: boolean; isCurrent: boolean; number: string }) {
  const { t } = useLanguage()
  const look = isDone
    ? 'bg-accent-soft text-accent'
    : isCurrent
      ? 'bg-accent text-sheet'
      : 'border border-line text-quiet'
  return (
    <span className={joinClasses('grid size-8 place-items-center rounded-full font-bold', look)}>
      <span aria-hidden="true">{isDone ? '✓' : number}</span>
      <span className="sr-only">{t(isDone ? 'setup.isDone' : 'setup.isOpen')}</span>
    </span>
  )
}

/** What is there of a step, in a line or two. */
function Told({ step, view }: { step: SetupStep; view: Omit<SetupView, 'festival'> }) {
  const { t, number, title, pick } = useLanguage()
  const { agencies, groups, competing, model, metrics, people } = view
  const lines: Record<SetupStep, readonly (string | null)[]> = {
    festival: [title(view.edition), t('setup.told.counties', { n: number(view.counties) })],
    agencies: agencies
      ? [
          t('setup.told.agencies', { n: number(agencies), groups: number(groups) }),
          t('setup.told.competing', { n: number(competing), others: number(agencies - competing) }),
        ]
      : [t('setup.told.noAgencies')],
    model: model
      ? [
          pick(model.title),
          t('setup.told.dimensions', { n: number(model.dimensions), indicators: number(model.indicators) }),
        ]
      : [],
    values: [
      t('setup.told.ways', { n: number(metrics.withWay), of: number(metrics.wanted) }),
      t('setup.told.values', { n: number(metrics.withValues) }),
    ],
    people: [people ? t('setup.told.people', { n: number(people) }) : t('setup.told.noPeople')],
    ranking: [t(view.isScored ? 'setup.told.scored' : 'setup.told.notScored')],
  }
  return lines[step].map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}

function StepLink({
  step,
  view,
  kind,
}: {
  step: SetupStep
  view: Omit<SetupView, 'festival'>
  kind: ButtonKind
}): ReactNode {
  const { t, language } = useLanguage()
  const isChange = step === 'festival' || step === 'agencies' || step === 'model'
  // The name of the step goes with the word, so that links are told apart without their row.
  const name = (
    <>
      {t(isChange && view.done[step] ? 'setup.edit' : 'setup.open')}
      <span className="sr-only">: {t(`setup.steps.${step}`)}</span>
    </>
  )
  const pages = {
    festival: 'setup/festival',
    agencies: 'setup/agencies',
    model: view.mayEditModel ? 'setup/model' : 'model',
    values: 'setup/values',
    ranking: view.isScored ? 'rankings' : 'runs',
  } as const
  if (step === 'people')
    return (
      <ButtonLink kind={kind} to={languagePath(language, 'people')}>
        {name}
      </ButtonLink>
    )
  return (
    <EditionLink kind={kind} page={pages[step]}>
      {name}
    </EditionLink>
  )
}
