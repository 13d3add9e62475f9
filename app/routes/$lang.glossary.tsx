import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { glossaryIn } from '../glossary/glossary.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { languageOf } from '../i18n/language'

export function loader({ params }: LoaderFunctionArgs) {
  const language = languageOf(params)
  return glossaryIn(language)
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.glossary.title)

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
