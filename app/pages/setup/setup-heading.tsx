import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'

/** Stands over a step of the set-up: the way back to all of them, what it is called, and what it is for. */
export function SetupHeading({ title, help }: { title: string; help?: string }) {
  const { t } = useLanguage()
  return (
    <div>
      <p className="text-sm">
        <EditionLink page="setup">{t('setup.back')}</EditionLink>
      </p>
      <h1>{title}</h1>
      {help ? <p className="mt-1 max-w-2xl text-quiet">{help}</p> : null}
    </div>
  )
}
