import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import type { ValueView } from './value-view.server'

/** Whether the values of a file stand, at the head of its page: what was just done would else be far below. */
export function ValueState({ view: { takenAt, takenBackAt } }: { view: ValueView }) {
  const { t, moment } = useLanguage()
  if (takenAt)
    return (
      <Notice kind="done">
        {t('upload.values.taken', { at: moment(takenAt) })}{' '}
        <a className="underline" href="#take-back">
          {t('upload.values.takeBack')}
        </a>
      </Notice>
    )
  if (takenBackAt)
    return <Notice kind="information">{t('upload.values.takenBack', { at: moment(takenBackAt) })}</Notice>
  return null
}
