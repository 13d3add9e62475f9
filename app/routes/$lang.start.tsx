import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findStartPath } from '../pages/overview/start-path.server'
import { languageOf } from '../i18n/language'

/** The first page after signing in, which is not the same for everybody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(`/${languageOf(params)}${await findStartPath(context)}`)
}
