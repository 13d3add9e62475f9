import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findStartPath } from '../views/start-path.server'

/** The first page after signing in, which is not the same for everybody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(`/${params['lang']}${await findStartPath(context)}`)
}
