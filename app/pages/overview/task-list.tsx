import { Link } from '@remix-run/react'
import { FailureReason } from '../../figures/failure-reason'
import { useLanguage } from '../../page-language/use-language'
import type { Task } from './task'

interface Props {
  tasks: readonly (Task & { edition?: { titleFa: string; titleEn: string } | null })[]
  /** The address of the festival. */
  base: string
}

/** What waits for somebody; each leads to where it is done. */
export function TaskList({ tasks, base }: Props) {
  const { t, language, title, moment } = useLanguage()
  if (!tasks.length) return <p className="mt-2 text-quiet">{t('task.none')}</p>
  return (
    <ul className="mt-2 divide-y divide-line">
      {tasks.map((task) => (
        <li key={`${task.path} ${JSON.stringify(task.what)}`} className="py-2">
          <Link
            to={task.path.startsWith('/') ? `/${language}${task.path}` : `${base}/${task.path}`}
            className="font-bold"
          >
            <TaskWords task={task} />
          </Link>
          {task.failures?.map((failure) => (
            <span key={failure.titleEn} className="block text-sm">
              {title(failure)}: <FailureReason failure={failure.failure} className="text-warn" />
            </span>
          ))}
          {task.edition ? <span className="block text-sm text-quiet">{title(task.edition)}</span> : null}
          {task.until ? (
            <span className="block text-sm text-quiet">
              {t('task.until')} <bdi>{moment(task.until)}</bdi>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function TaskWords({ task: { what, n } }: { task: Task }) {
  const { t, number } = useLanguage()
  const shown = { n: n === null ? '' : number(n) }
  if ('step' in what) return <>{t('task.step', { step: t(`course.step.${what.step}`) })}</>
  if ('guard' in what) return <>{t(`course.guard.${what.guard}`, shown)}</>
  return <>{t(`task.kind.${what.kind}`, shown)}</>
}
