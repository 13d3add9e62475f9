import { guardActor } from '../../course/course-steps'
import { useLanguage } from '../../page-language/use-language'
import type { StepView } from './next-steps.server'

interface Props {
  step: Pick<StepView, 'blocked' | 'waitsFor'>
  className?: string
  /** How it looks who must act. */
  actorLook: string
  /** Says where a reason can do without. */
  tellsOverride?: boolean
}

/** What stands in the way of a step, and who must act; nothing where nothing does. */
export function StepBarriers({ step: { blocked, waitsFor }, className = '', actorLook, tellsOverride = false }: Props) {
  const { t, number } = useLanguage()
  if (!blocked.length && !waitsFor.length) return null
  const mustAct = (actor: (typeof guardActor)[keyof typeof guardActor]) => (
    <span className={actorLook}>({t('course.mustAct', { who: t(`course.actor.${actor}`) })})</span>
  )
  return (
    <ul className={`list-disc ps-5 ${className}`}>
      {blocked.map(({ guard, n, isOverridable }) => (
        <li key={guard}>
          {t(`course.guard.${guard}`, { n: number(n) })} {mustAct(guardActor[guard])}
          {tellsOverride && isOverridable ? <span className="text-sm"> {t('course.overridable')}</span> : null}
        </li>
      ))}
      {waitsFor.map((actor) => (
        <li key={actor}>
          {t('course.stillOpen')} {mustAct(actor)}
        </li>
      ))}
    </ul>
  )
}
