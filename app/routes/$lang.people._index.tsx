import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { listPeople } from '../../db/queries/people'
import { GrantFields } from '../components/grant-fields'
import { LinkToGive } from '../components/link-to-give'
import { PeopleTable } from '../components/people-table'
import { TextField } from '../components/text-field'
import { invitePerson } from '../flows/manage-people.server'
import { found } from '../found'
import { requireGoverned } from '../access/governed.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { linkPage, readGrant, readWho } from '../forms/people-form.server'
import { typedIn } from '../forms/read-form.server'
import { reachOf } from '../policy.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'people.see')
  const people = await listPeople(context.db, isWhole ? 'all' : festivals.map(({ id }) => id))
  const mayEdit = [null, ...festivals.map(({ id }) => id)].some((festivalId) =>
    reachOf(context.viewer, 'people.edit', { festivalId, stage: null }),
  )
  return {
    isWhole,
    mayEdit,
    festivals: festivals.map(({ id, code, titleFa, titleEn }) => ({ id, code, titleFa, titleEn })),
    people: people.map(({ person: { id, name, username, banned, twoFactorEnabled }, grants }) => ({
      id,
      name,
      username,
      banned,
      twoFactorEnabled,
      grants: grants.map(({ festivalId, role, post }) => ({ festivalId, role, post })),
    })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const governed = await requireGoverned(context, 'people.edit')
  const form = await request.formData()
  const typed = typedIn(form)
  const read = readWho(form)
  if (!read.ok) return data({ why: read.why, typed, delivery: null }, { status: 400 })
  const wish = readGrant(form, governed)
  found(wish)
  const invited = await invitePerson(context, read.who, wish, linkPage(context, request, params['lang']))
  if (!invited.ok) return data({ why: invited.why, typed, delivery: null }, { status: 400 })
  return data({ why: null, typed: {}, delivery: invited.delivery })
}

export const handle = { texts: ['people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.people.title)

export default function People() {
  const { people, festivals, isWhole, mayEdit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  const typed: Record<string, string> = answer?.typed ?? {}
  return (
    <>
      <h1>{t('people.title')}</h1>
      {answer?.delivery ? <LinkToGive delivery={answer.delivery} /> : null}
      <PeopleTable people={people} festivals={festivals} />
      {mayEdit ? (
        <Form method="post" className="sheet mt-6 grid gap-4" key={answer?.delivery ? people.length : 'new'}>
          <h2>{t('people.invite')}</h2>
          <p className="text-sm text-quiet">{t('people.inviteHelp')}</p>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField name="name" label={t('people.name')} typed={typed['name']} />
            <TextField name="username" label={t('people.username')} typed={typed['username']} isLatin />
            <TextField name="email" label={t('people.email')} typed={typed['email']} isLatin />
          </div>
          <GrantFields festivals={festivals} isWhole={isWhole} typed={typed} />
          {answer?.why ? (
            <p role="alert" className="text-bad">
              {t(`people.why.${answer.why}`)}
            </p>
          ) : null}
          <button className="button justify-self-start" type="submit">
            {t('people.makeLink')}
          </button>
        </Form>
      ) : null}
    </>
  )
}
