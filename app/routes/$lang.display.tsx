import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { readForm } from '../forms/read-form.server'
import { ownPath } from '../http/local-path'
import { PreferenceForm, toPreferenceCookie } from '../settings/preferences.server'
import { languageOf } from '../i18n/language'

/** Nothing is here to look at. */
export function loader() {
  throw new Response('not-found', { status: 404 })
}

/** Keeps how a visitor wants pages to look, and goes back to the page they were on, where one is named. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, PreferenceForm)
  const { to, ...wanted } = sent.ok ? sent.values : { to: '' }
  const cookie = toPreferenceCookie(wanted, context.publicUrl?.startsWith('https:') ?? false)
  const answer = cookie === null ? {} : { headers: { 'set-cookie': cookie } }
  return sent.ok && to === null ? new Response('', answer) : redirect(ownPath(to ?? '', languageOf(params)), answer)
}
