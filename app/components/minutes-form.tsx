import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

export interface TypedMinutes {
  heldOn: string
  place: string
  agenda: string
  decisions: string
  corrects: string
  attendees: { userId: string; post: string }[]
}

interface Props {
  signers: readonly { id: string; name: string; role: string; post: string | null }[]
  typed: TypedMinutes | null
  problems: {
    why: 'fields' | 'changed' | 'stranger' | 'not-sealed' | 'not-now' | 'no-minutes' | 'not-draft' | 'nobody' | 'signed'
    fields: readonly string[]
  } | null
  /** Numbers of minutes that these may correct. */
  sealed: readonly number[]
  submit: string
  version?: number
}

/** What somebody typed, so that an error loses nothing of it. */
export function typedOf(form: FormData): TypedMinutes {
  const text = (name: string) => String(form.get(name) ?? '')
  const attendees = form.getAll('attends').map((id) => ({ userId: String(id), post: text(`post:${String(id)}`) }))
  return {
    heldOn: text('heldOn'),
    place: text('place'),
    agenda: text('agenda'),
    decisions: text('decisions'),
    corrects: text('corrects'),
    attendees,
  }
}

export function MinutesForm({ signers, typed, problems, sealed, submit, version }: Props) {
  const { t, digits } = useLanguage()
  const wrong = (field: string) =>
    problems?.fields.includes(field) ? (
      <span className="text-bad">{t(field === 'heldOn' ? 'minutes.wrongDay' : 'minutes.needed')}</span>
    ) : null
  return (
    <Form method="post" className="mt-3 grid gap-4">
      <input type="hidden" name="intent" value="save" />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      {problems && problems.why !== 'fields' ? (
        <p role="alert" className="rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`minutes.refused.${problems.why}`)}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-4">
        <label className="grid gap-1">
          {t('papers.heldOn')}
          <input
            className="field"
            name="heldOn"
            dir="ltr"
            placeholder={t('minutes.dayExample')}
            defaultValue={typed?.heldOn}
            required
          />
          {wrong('heldOn')}
        </label>
        <label className="grid flex-1 gap-1">
          {t('papers.heldAt')}
          <input className="field w-full max-w-none" name="place" defaultValue={typed?.place} required />
          {wrong('place')}
        </label>
        <label className="grid gap-1">
          {t('minutes.correctsLabel')}
          <select className="field" name="corrects" defaultValue={typed?.corrects ?? ''}>
            <option value="">{t('minutes.correctsNone')}</option>
            {sealed.map((number) => (
              <option key={number} value={number}>
                {digits(number)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {(['agenda', 'decisions'] as const).map((name) => (
        <label key={name} className="grid gap-1">
          {t(`papers.${name}`)}
          <span className="text-sm text-quiet">{t('minutes.onePerLine')}</span>
          <textarea className="field w-full max-w-none" name={name} rows={4} defaultValue={typed?.[name]} />
        </label>
      ))}
      <fieldset className="grid gap-2">
        <legend className="font-bold">{t('papers.attendees')}</legend>
        {signers.map((person) => {
          const known = typed?.attendees.find((one) => one.userId === person.id)
          return (
            <div key={person.id} className="flex flex-wrap items-center gap-3">
              <label className="flex min-w-56 items-center gap-2">
                <input type="checkbox" name="attends" value={person.id} defaultChecked={known !== undefined} />{' '}
                {person.name}
              </label>
              <input
                className="field"
                name={`post:${person.id}`}
                aria-label={`${t('papers.post')}: ${person.name}`}
                defaultValue={known?.post ?? person.post ?? ''}
              />
            </div>
          )
        })}
      </fieldset>
      <p>
        <button className="button" type="submit">
          {submit}
        </button>
      </p>
    </Form>
  )
}
