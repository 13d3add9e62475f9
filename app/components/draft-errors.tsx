import { useLanguage } from '../i18n/use-language'
import type { ModelError } from '../../scoring/check/shape'

const shown = 50

/** All that is wrong with a document, each with its place. */
export function DraftErrors({ errors, isLive }: { errors: readonly ModelError[]; isLive: boolean }) {
  const { t, pick, number } = useLanguage()
  if (!errors.length) return isLive ? <p className="text-sm text-quiet">{t('modelPage.soundSoFar')}</p> : null
  return (
    <div role="alert" className="rounded-lg bg-warn-soft px-4 py-2 text-warn">
      <p>{t('modelPage.errors', { n: number(errors.length) })}</p>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {errors.slice(0, shown).map((error) => (
          <li key={`${error.pointer} ${error.en}`}>
            {error.pointer ? <bdi className="code">{error.pointer}</bdi> : null} {pick(error)}
          </li>
        ))}
      </ul>
    </div>
  )
}
