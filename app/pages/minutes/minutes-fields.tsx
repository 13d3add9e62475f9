import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { MinutesAnswer } from './minutes-actions.server'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import { BareTextField, Choice, SelectField, TextAreaField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'

export interface TypedMinutes {
  heldOn: string
  place: string
  agenda: string
  decisions: string
  corrects: string
  attendees: { userId: string; post: string }[]
}

type Why = NonNullable<Extract<MinutesAnswer, { ok: false }>['why']>

interface Props {
  signers: readonly { id: string; name: string; role: string; post: string | null }[]
  stored: TypedMinutes | null
  refused: (RefusedForm & { why: Why | null }) | null
  /** Numbers of minutes that these may correct. */
  sealed: readonly number[]
  submit: string
  version?: number
}

export function MinutesForm({ signers, stored, refused, sealed, submit, version }: Props) {
  const { t, digits } = useLanguage()
  const isWrongDay = refused?.faults['heldOn']?.kind === 'moment'
  return (
    <PostForm
      intent="save"
      className="mt-3 grid gap-4"
      refused={refused}
      errors={isWrongDay ? { heldOn: t('minutes.wrongDay') } : {}}
    >
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      {refused?.why ? <Notice isAnswer>{t(`minutes.refused.${refused.why}`)}</Notice> : null}
      <div className="flex flex-wrap gap-4">
        <TextField
          label={t('papers.heldOn')}
          name="heldOn"
          dir="ltr"
          placeholder={t('minutes.dayExample')}
          defaultValue={stored?.heldOn}
          required
        />
        <TextField
          label={t('papers.heldAt')}
          className="flex-1"
          isWide
          name="place"
          defaultValue={stored?.place}
          required
        />
        <SelectField label={t('minutes.correctsLabel')} name="corrects" defaultValue={stored?.corrects ?? ''}>
          <option value="">{t('minutes.correctsNone')}</option>
          {sealed.map((number) => (
            <option key={number} value={number}>
              {digits(number)}
            </option>
          ))}
        </SelectField>
      </div>
      {(['agenda', 'decisions'] as const).map((name) => (
        <TextAreaField
          key={name}
          label={t(`papers.${name}`)}
          help={t('minutes.onePerLine')}
          isWide
          name={name}
          rows={4}
          defaultValue={stored?.[name]}
        />
      ))}
      <fieldset className="grid gap-2">
        <legend className="font-bold">{t('papers.attendees')}</legend>
        {signers.map((person) => {
          const known = stored?.attendees.find((one) => one.userId === person.id)
          return (
            <div key={person.id} className="flex flex-wrap items-center gap-3">
              <Choice
                label={person.name}
                className="min-w-56"
                name="attends"
                value={person.id}
                defaultChecked={known !== undefined}
              />
              <BareTextField
                name={`post[${person.id}]`}
                label={`${t('papers.post')}: ${person.name}`}
                defaultValue={known?.post ?? person.post ?? ''}
              />
            </div>
          )
        })}
      </fieldset>
      <p>
        <Button>{submit}</Button>
      </p>
    </PostForm>
  )
}
