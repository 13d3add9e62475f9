import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { SessionAnswer } from '../forms/kept/session'
import { readForm } from '../forms/read-form.server'
import { SessionForm } from '../pages/sign-in/sign-in-actions.server'
import { giveCode, signIn, toCookieHeaders } from '../sign-in/sign-in.server'

/** Who is signed in, for a page whose form was refused. */
export function loader({ context: { viewer } }: LoaderFunctionArgs) {
  return Response.json({ name: viewer.user?.name ?? null }, { headers: { 'cache-control': 'no-store' } })
}

/** Signs in over a form that stays on its page. A code comes by itself, after name and password. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, SessionForm)
  const wrong: Told = { answer: { ok: false, why: 'wrong' }, cookies: [] }
  const { answer, cookies } = sent.ok ? await take(context, request, sent.values) : wrong
  const headers = toCookieHeaders(cookies)
  headers.set('cache-control', 'no-store')
  return Response.json(answer, { status: answer.ok ? 200 : 400, headers })
}

interface Told {
  answer: SessionAnswer
  cookies: readonly string[]
}

async function take(
  context: ActionFunctionArgs['context'],
  request: Request,
  {
    name = '',
    password = '',
    code,
  }: { name?: string | undefined; password?: string | undefined; code?: string | undefined },
): Promise<Told> {
  if (code !== undefined) {
    const outcome = await giveCode({ ...context, request }, code)
    return outcome.ok
      ? { answer: { ok: true }, cookies: outcome.cookies }
      : { answer: { ok: false, why: outcome.why, needsCode: true }, cookies: [] }
  }
  const outcome = await signIn({ ...context, request }, { name, password })
  return outcome.ok
    ? { answer: { ok: true, needsCode: outcome.needsCode }, cookies: outcome.cookies }
    : { answer: outcome, cookies: [] }
}
