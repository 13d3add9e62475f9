import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PasswordField } from '../forms/sign-in-fields'
import { type LinkFault, chooseByLink, findLinkFault, findOpenLink } from '../flows/people/one-time-links.server'
import { useAccountErrors } from '../pages/account/account-answer'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import type { ServerContext } from '../access/server-context'
import { findPasswordRules } from '../sign-in/password-rules.server'
import { languageOf } from '../i18n/language'
import { Button, ButtonLink } from '../ui/button'
import { languagePath } from '../http/language-path'

const goneStatus = 410
const password = z.string().max(5000).default('')
const PasswordForm = z.object({ next: password, again: password })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const owner = await findOpenLink(context, params['secret'] ?? '')
  if (!owner) return data({ fault: await requireFault(context, params['secret']), owner: null }, { status: goneStatus })
  const { leastLength } = await findPasswordRules(context.db, owner.userId)
  return data({ fault: null, owner: { name: owner.name, username: owner.username, leastLength } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, PasswordForm)
  if (!sent.ok) return data(refusalOf(sent), { status: 400 })
  const outcome = await chooseByLink(context, params['secret'] ?? '', sent.values)
  if (outcome.ok) return redirect(languagePath(languageOf(params), 'sign-in'))
  if (outcome.why !== 'gone') return data(refusalOf(sent, outcome.why), { status: 400 })
  await requireFault(context, params['secret'])
  return data(null, { status: goneStatus })
}

/** Why a link can't be used; 404 for one that was never made. */
async function requireFault(context: ServerContext, secret: string | undefined): Promise<LinkFault> {
  const fault = await findLinkFault(context, secret ?? '')
  found(fault)
  return fault
}

/** Also after a refusal: the link may have been used up meanwhile. */
export const shouldRevalidate = () => true

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.people.choose)

export default function OneTimeLink() {
  const { fault, owner } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number } = useLanguage()
  const errors = useAccountErrors({ why: answer?.why ?? undefined }, { leastLength: owner?.leastLength })
  if (!owner) return <Gone fault={fault} />
  return (
    <div className="mx-auto max-w-md py-8">
      <h1>{t('people.choose')}</h1>
      <p className="mt-1 text-quiet">
        {owner.name} · <bdi>{owner.username}</bdi>
      </p>
      <PostForm className="sheet mt-4 grid gap-4" data-unsaved="off" refused={answer} errors={errors}>
        <PasswordField
          className="max-w-md"
          name="next"
          label={t('account.next', { least: number(owner.leastLength) })}
          autoComplete="new-password"
        />
        <PasswordField className="max-w-md" name="again" label={t('account.again')} autoComplete="new-password" />
        <p className="text-sm text-quiet">{t('account.nextHelp')}</p>
        <Button>{t('people.choose')}</Button>
      </PostForm>
    </div>
  )
}

/** What became of a link, and what to do now. */
function Gone({ fault }: { fault: LinkFault }) {
  const { t, language } = useLanguage()
  return (
    <div className="mx-auto grid max-w-md gap-4 py-8">
      <h1>{t(`people.linkGone.${fault}`)}</h1>
      <p className="text-quiet">{t(`people.linkGoneHelp.${fault}`)}</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink to={languagePath(language, 'sign-in')}>{t('signIn.title')}</ButtonLink>
        <ButtonLink kind="quiet" to={languagePath(language, 'sign-in/forgot')}>
          {t('signIn.forgot')}
        </ButtonLink>
      </p>
    </div>
  )
}
