import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { saveGroups } from '../flows/setup/groups.server'
import { pageTitle } from '../page-language/page-title'
import { setupForm, statusOf } from '../pages/setup/setup-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { AgencyList } from '../pages/setup/agency-list'
import { listSetupAgencies } from '../pages/setup/agency-list.server'
import { takeNamesForm } from '../pages/setup/names-actions.server'
import { NamesForm } from '../pages/setup/names-form'
import { SetupHeading } from '../pages/setup/setup-heading'
import { TakenNotice } from '../pages/upload/taken-notice'
import { EditionLink } from '../ui/edition-link'
import { TextField } from '../ui/field'
import { EmptyState, Notice } from '../ui/notice'
import { Button } from '../ui/button'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'organisation.edit')
  return listSetupAgencies(context, editionContext, new URL(request.url).searchParams.get('search') ?? '')
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'participants.edit')
  const sent = await readForm(context, request, setupForm(['groups']))
  const names = await takeNamesForm(sent, (...typed) => saveGroups(context, editionContext, ...typed))
  return data(names, { status: statusOf(names) })
}

export const handle = { texts: ['setup', 'upload', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.steps.agencies)

export default function SetupAgenciesPage() {
  const { search, all, isFixed, groups, agencies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number } = useLanguage()
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SetupHeading step="agencies" title={t('setup.steps.agencies')} help={t('setup.agenciesPage.lead')} />
        <div className="flex flex-wrap gap-3">
          <EditionLink page="setup/upload" kind={all ? 'quiet' : 'primary'}>
            {t('upload.fromFile')}
          </EditionLink>
          <EditionLink page="setup/agencies/new" kind={all ? 'primary' : 'quiet'}>
            {t('setup.agenciesPage.add')}
          </EditionLink>
        </div>
      </div>
      <TakenNotice />
      <p className="text-sm">
        <EditionLink page="setup/successions">{t('setup.successions.title')}</EditionLink>
      </p>
      {isFixed ? <Notice>{t('setup.agenciesPage.fixed')}</Notice> : null}
      {all ? (
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <TextField
            label={t('setup.agenciesPage.find')}
            name="search"
            defaultValue={search}
            maxLength={100}
            autoComplete="off"
          />
          <Button kind="quiet">{t('setup.agenciesPage.search')}</Button>
          <span className="text-sm text-quiet">
            {t('setup.agenciesPage.shown', { n: number(agencies.length), of: number(all) })}
          </span>
        </Form>
      ) : null}
      {agencies.length ? (
        <AgencyList agencies={agencies} />
      ) : (
        <EmptyState>{t(all ? 'setup.agenciesPage.noneFound' : 'setup.agenciesPage.none')}</EmptyState>
      )}
      <NamesForm
        intent="groups"
        heading={t('setup.agenciesPage.groups')}
        help={t('setup.agenciesPage.groupsHelp')}
        loaded={groups}
        none={t('setup.agenciesPage.noGroups')}
        add={t('setup.agenciesPage.addGroups')}
        addHelp={t('setup.agenciesPage.addGroupsHelp')}
        mayEdit={!isFixed}
        answer={answer ?? null}
      />
    </div>
  )
}
