import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { z } from 'zod'
import { PageHeader } from '../components/page-header'
import { languages } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import { parseParams } from '../parse-params'

const Params = z.object({ lang: z.enum(languages) })

export function loader({ params }: LoaderFunctionArgs) {
  return { language: parseParams(params, Params).lang }
}

export default function LanguageLayout() {
  const { t } = useLanguage()
  return (
    <>
      <a href="#content" className="button absolute -top-20 start-4 z-10 focus:top-4">
        {t('skip')}
      </a>
      <PageHeader />
      <main id="content" className="mx-auto max-w-[88rem] px-4 py-6">
        <Outlet />
      </main>
      <footer className="mx-auto max-w-[88rem] px-4 pb-10 pt-4 text-sm text-quiet">{t('footer')}</footer>
    </>
  )
}
