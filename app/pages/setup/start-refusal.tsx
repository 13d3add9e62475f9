import type { NamedByOthers } from '../../flows/setup/editions.server'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'

/**
 * Says why the model stayed: what names parts of it that the other one does not have, or that the step does not allow
 * it.
 */
export function StartRefusal({ named }: { named: NamedByOthers | null }) {
  const { t, title } = useLanguage()
  if (!named)
    return (
      <Notice kind="error" isAnswer>
        {t('setup.why.not-allowed')}
      </Notice>
    )
  const lines = (['categories', 'indicators'] as const).filter((kind) => named[kind].length)
  return (
    <Notice kind="error" isAnswer>
      <p>{t('setup.modelPage.named')}</p>
      <ul className="list-disc ps-5">
        {lines.map((kind) => (
          <li key={kind}>
            {t(`setup.modelPage.namedBy.${kind}`, { names: named[kind].map((item) => title(item)).join(t('comma')) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
