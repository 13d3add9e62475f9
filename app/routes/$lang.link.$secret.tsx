import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { PasswordField } from '../components/account-password'
import { chooseByLink, findOpenLink } from '../flows/one-time-links.server'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { typedIn } from '../forms/read-form.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const owner = await findOpenLink(context, params['secret'] ?? '')
  found(owner)
  return { name: owner.name, username: owner.username }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { next = '', again = '' } = typedIn(await request.formData())
  const outcome = await chooseByLink(context, params['secret'] ?? '', { next, again })
  if (outcome.ok) return redirect(`/${params['lang']}/sign-in`)
  if (outcome.why === 'gone') throw new Response('not-found', { status: 404 })
  return data({ why: outcome.why }, { status: 400 })
}

export const handle = { texts: ['people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.people.choose)

export default function OneTimeLink() {
  const { name, username } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto max-w-md py-8">
      <h1>{t('people.choose')}</h1>
      <p className="mt-1 text-quiet">
        {name} · <bdi>{username}</bdi>
      </p>
      <Form method="post" className="sheet mt-4 grid gap-4">
        <PasswordField name="next" label={t('account.next')} autoComplete="new-password" />
        <PasswordField name="again" label={t('account.again')} autoComplete="new-password" />
        {answer ? (
          <p role="alert" className="text-bad">
            {t(`account.why.${answer.why}`)}
          </p>
        ) : null}
        <button className="button" type="submit">
          {t('people.choose')}
        </button>
      </Form>
    </div>
  )
}
