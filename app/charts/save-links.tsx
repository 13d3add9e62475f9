import { useIsLive } from '../ui/use-is-live'
import { useLanguage } from '../page-language/use-language'
import { Button } from '../ui/button'

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
      <Button
        type="button"
        kind="link"
        className="aria-disabled:opacity-60"
        onClick={() => save('png')}
        aria-label={t('chart.savePng', { title })}
        {...notYet}
      >
        {t('chart.png')}
      </Button>
      <Button
        type="button"
        kind="link"
        className="aria-disabled:opacity-60"
        onClick={() => save('svg')}
        aria-label={t('chart.saveSvg', { title })}
        {...notYet}
      >
        {t('chart.svg')}
      </Button>
    </p>
  )
}
