import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { glossary } from '../views/glossary.server'
import { inLanguage, isLanguage } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export function loader({ params }: LoaderFunctionArgs) {
  const language = isLanguage(params['lang']) ? params['lang'] : 'fa'
  return { entries: glossary.map((entry) => ({ id: entry.id, ...inLanguage(language, entry) })) }
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.glossary.title)

export default function Glossary() {
  const { entries } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto max-w-3xl">
      <h1>{t('glossary.title')}</h1>
      <p className="mt-1 text-quiet">{t('glossary.lead')}</p>
      <dl className="sheet mt-5">
        {entries.map(({ id, term, meaning }) => (
          <div key={id} id={id} className="scroll-mt-6 border-b border-line py-3 last:border-0 target:bg-accent-soft">
            <dt className="font-bold">{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
