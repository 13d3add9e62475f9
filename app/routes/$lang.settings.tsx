import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SettingsForm } from '../pages/settings/settings-form'
import { found } from '../http/found'
import { requireGoverned } from '../access/governed.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { presets } from '../settings/settings'
import { readForm } from '../forms/read-form.server'
import {
  FestivalForm,
  SettingsOf,
  WholeForm,
  openSettings,
  takeSettingsForm,
} from '../pages/settings/settings-actions.server'
import { readOwnSettings } from '../settings/settings.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'settings.see')
  const whole = { ...presets, ...(await readOwnSettings(context.db, null)) }
  const places = await Promise.all(
    festivals.map(async ({ id, code, titleFa, titleEn }) => ({
      code,
      titleFa,
      titleEn,
      ...openSettings(await readOwnSettings(context.db, id)),
    })),
  )
  return { isWhole, whole, ofWhole: openSettings(whole), places }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'settings.edit')
  const of = await readForm(context, request, SettingsOf)
  const code = of.ok ? of.values.festival : null
  const festival = festivals.find((festival) => festival.code === code)
  const isOfWhole = code === '' && isWhole
  if (!festival && !isOfWhole) found(null)
  const sent = festival ? await readForm(context, request, FestivalForm) : await readForm(context, request, WholeForm)
  const answer = await takeSettingsForm(context, festival?.id ?? null, sent)
  const status = answer.refused ? 400 : answer.change ? 409 : 200
  return data({ place: festival?.code ?? '', ...answer }, { status })
}

export const handle = { texts: ['awards', 'people', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.settings.title)

export default function SettingsPage() {
  const { isWhole, whole, ofWhole, places } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const of = (place: string) => (answer?.place === place ? answer : undefined)
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <div>
        <h1>{t('settings.title')}</h1>
        <p className="mt-1 text-quiet">{t('settings.lead')}</p>
      </div>
      {isWhole ? (
        <SettingsForm place="" heading={t('settings.whole')} whole={whole} isWhole loaded={ofWhole} answer={of('')} />
      ) : null}
      {places.map((place) => (
        <SettingsForm
          key={place.code}
          place={place.code}
          heading={title(place)}
          whole={whole}
          isWhole={false}
          loaded={place}
          answer={of(place.code)}
        />
      ))}
    </div>
  )
}
