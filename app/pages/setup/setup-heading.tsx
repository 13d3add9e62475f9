import { Link } from '@remix-run/react'
import { languagePath } from '../../http/language-path'
import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'

/** A step of the set-up that has another one after it. */
type StepBefore = 'festival' | 'agencies' | 'model' | 'values'

/**
 * Stands over a step of the set-up: the way back to all of them and on to the next one, what it is called, and what it
 * is for.
 */
export function SetupHeading({ title, help, step }: { title: string; help?: string; step?: StepBefore }) {
  const { t } = useLanguage()
  return (
    <div>
      <p className="text-sm">
        <EditionLink page="setup">{t('setup.back')}</EditionLink>
        {step ? (
          <>
            {' · '}
            <NextStep step={step} />
          </>
        ) : null}
      </p>
      <h1>{title}</h1>
      {help ? <p className="mt-1 max-w-2xl text-quiet">{help}</p> : null}
    </div>
  )
}

const pages = { agencies: 'setup/agencies', model: 'setup/model', values: 'setup/values' } as const
const nextOf = { festival: 'agencies', agencies: 'model', model: 'values', values: 'people' } as const

function NextStep({ step }: { step: StepBefore }) {
  const { t, language } = useLanguage()
  const next = nextOf[step]
  const words = t('setup.nextStep', { step: t(`setup.steps.${next}`) })
  // People belong to the installation, and stand outside of the edition.
  if (next === 'people')
    return (
      <Link className="underline" to={languagePath(language, 'people')}>
        {words}
      </Link>
    )
  return <EditionLink page={pages[next]}>{words}</EditionLink>
}
