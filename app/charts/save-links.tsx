import { useIsLive } from '../hooks/use-is-live'
import { useLanguage } from '../i18n/use-language'

interface Props {
  /** Of what is saved; each link says it. */
  title: string
  /** The id of what says why nothing can be saved yet; null: it can. */
  waitsFor?: string | null
  save: (kind: 'svg' | 'png') => void
}

/** A drawing as a file to take away. Without JavaScript there is none, and no link that does nothing. */
export function SaveLinks({ title, waitsFor = null, save }: Props) {
  const { t } = useLanguage()
  const isLive = useIsLive()
  if (!isLive) return null
  // Still reached by keyboard while there is nothing to save yet, so that it can say why.
  const notYet = waitsFor === null ? {} : { 'aria-disabled': true, 'aria-describedby': waitsFor }
  return (
    <p className="no-print flex gap-4">
      <button
        type="button"
        className="link aria-disabled:opacity-60"
        onClick={() => save('png')}
        aria-label={t('chart.savePng', { title })}
        {...notYet}
      >
        {t('chart.png')}
      </button>
      <button
        type="button"
        className="link aria-disabled:opacity-60"
        onClick={() => save('svg')}
        aria-label={t('chart.saveSvg', { title })}
        {...notYet}
      >
        {t('chart.svg')}
      </button>
    </p>
  )
}
