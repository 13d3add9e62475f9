import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { z } from 'zod'
import { countUnread } from '../../db/queries/notices'
import { ErrorPage } from '../components/error-page'
import { Layout } from '../components/layout'
import { languages } from '../i18n/language'
import { pageTitle } from '../page-title'
import { parseParams } from '../parse-params'
import { reachesSomewhere } from '../policy.server'
import { readPreferences } from '../settings/preferences.server'
import { tourFor } from '../views/tour.server'

const Params = z.object({ lang: z.enum(languages) })

export async function loader({ request, params, context: { db, viewer } }: LoaderFunctionArgs) {
  const { lang } = parseParams(params, Params)
  const account = `/${lang}/account`
  if (viewer.duty && new URL(request.url).pathname !== account) throw redirect(account)
  const preferences = readPreferences(request)
  return {
    language: lang,
    preferences,
    tour: tourFor(viewer, preferences, lang),
    person: viewer.user && {
      name: viewer.user.name,
      unread: await countUnread(db, viewer.user.id),
      seesPeople: reachesSomewhere(viewer, 'people.see'),
      seesAudit: reachesSomewhere(viewer, 'audit.see'),
      seesSettings: reachesSomewhere(viewer, 'settings.see'),
    },
  }
}

export const meta: MetaFunction = ({ params, error }) =>
  pageTitle(params['lang'], (texts) => (error ? texts.error.title : texts.nav.festivals))

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
      <ErrorPage />
    </Layout>
  )
}
