import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { z } from 'zod'
import { ErrorPage } from '../shell/error-page'
import { Layout } from '../shell/layout'
import { languages } from '../i18n/language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { parseParams } from '../http/parse-params'
import { loadShellData } from '../shell/shell-data.server'
import { languagePath } from '../http/language-path'

const Params = z.object({ lang: z.enum(languages) })

export async function loader({ request, params, context: { db, viewer } }: LoaderFunctionArgs) {
  const { lang } = parseParams(params, Params)
  const account = languagePath(lang, 'account')
  if (viewer.duty && new URL(request.url).pathname !== account) throw redirect(account)
  return loadShellData(db, viewer, request, lang)
}

export const handle = { texts: ['forms'] } satisfies TextHandle

export const meta: MetaFunction = ({ params, error }) =>
  pageTitle(params, (texts) => (error ? texts.error.title : texts.nav.festivals))

export default function LanguageLayout() {
  return (
    <Layout>
      <Outlet />
    </Layout>
  )
}

/** The way out stays where it is on every other page. */
export function ErrorBoundary() {
  return (
    <Layout>
      <ErrorPage isOfLanguage />
    </Layout>
  )
}
