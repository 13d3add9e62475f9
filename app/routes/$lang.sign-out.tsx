import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { readForm } from '../forms/read-form.server'
import { signOut } from '../sign-in/sign-in.server'
import { languageOf } from '../i18n/language'
import { languagePath } from '../http/language-path'

/** Nothing is here to look at. */
export function loader() {
  throw new Response('not-found', { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await readForm(context, request, z.object({}))
  return redirect(languagePath(languageOf(params)), { headers: await signOut({ ...context, request }) })
}
