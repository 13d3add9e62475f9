import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SettingsForm } from '../components/settings-form'
import { changeSettings } from '../flows/change-settings.server'
import { found } from '../found'
import { requireGoverned } from '../access/governed.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { presets } from '../settings/settings'
import { readReason } from '../forms/read-form.server'
import { readSettingsForm } from '../forms/settings-form.server'
import { readOwnSettings } from '../settings/settings.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'settings.see')
  const whole = { ...presets, ...(await readOwnSettings(context.db, null)) }
  const places = await Promise.all(
    festivals.map(async ({ id, code, titleFa, titleEn }) => ({
      code,
      titleFa,
      titleEn,
      own: await readOwnSettings(context.db, id),
    })),
  )
  return { isWhole, whole, places }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'settings.edit')
  const form = await request.formData()
  const code = form.get('festival')
  const festival = festivals.find((own) => own.code === code)
  const isOfWhole = code === '' && isWhole
  if (!festival && !isOfWhole) found(null)
  const place = festival?.code ?? ''
  const read = readSettingsForm(form, isOfWhole)
  if (!read.ok) return data({ place, why: read.why, changed: 0 }, { status: 400 })
  const changed = await changeSettings(context, festival?.id ?? null, read.wishes, readReason(form))
  return data({ place, why: null, changed: changed.length })
}

export const handle = { texts: ['awards', 'people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.settings.title)

export default function SettingsPage() {
  const { isWhole, whole, places } = useLoaderData<typeof loader>()
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
        <SettingsForm place="" heading={t('settings.whole')} whole={whole} own={null} answer={of('')} />
      ) : null}
      {places.map((place) => (
        <SettingsForm
          key={place.code}
          place={place.code}
          heading={title(place)}
          whole={whole}
          own={place.own}
          answer={of(place.code)}
        />
      ))}
    </div>
  )
}
