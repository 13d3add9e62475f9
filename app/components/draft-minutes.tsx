import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import { AttachForm } from './attach-form'
import { MinutesFiles } from './minutes-files'
import { MinutesForm, type TypedMinutes } from './minutes-form'

interface Props {
  draft: {
    typed: TypedMinutes
    version: number
    signers: { id: string; name: string; role: string; post: string | null }[] | null
    sealed: number[]
  }
  files: Parameters<typeof MinutesFiles>[0]['files']
  megabytes: number
  answer: { intent: string; why: string; fields: string[]; typed: TypedMinutes } | null
}

const reasons = [
  'fields',
  'changed',
  'stranger',
  'not-sealed',
  'not-now',
  'no-minutes',
  'not-draft',
  'nobody',
  'signed',
] as const

/** A draft in its form, and the way to signing. Who may not write it sees that it is being written. */
export function DraftMinutes({ draft, files, megabytes, answer }: Props) {
  const { t, number } = useLanguage()
  if (!draft.signers) return <p className="sheet mt-4">{t('minutes.isDraft')}</p>
  const why = answer?.intent === 'save' ? reasons.find((reason) => reason === answer.why) : undefined
  return (
    <div className="sheet mt-4">
      <MinutesForm
        signers={draft.signers}
        typed={why ? (answer?.typed ?? draft.typed) : draft.typed}
        problems={why ? { why, fields: answer?.fields ?? [] } : null}
        sealed={draft.sealed}
        submit={t('minutes.save')}
        version={draft.version}
      />
      <div className="mt-6 border-t border-line pt-4">
        <MinutesFiles files={files} version={draft.version} />
        <AttachForm
          label={t('minutes.attach')}
          send={t('minutes.send')}
          help={t('minutes.attachHelp', { megabytes: number(megabytes) })}
        >
          <input type="hidden" name="version" value={draft.version} />
        </AttachForm>
      </div>
      <Form method="post" className="mt-6 border-t border-line pt-4">
        <input type="hidden" name="intent" value="open" />
        <input type="hidden" name="version" value={draft.version} />
        <p className="mb-2">{t('minutes.openLead')}</p>
        <button className="button" type="submit">
          {t('minutes.open')}
        </button>
      </Form>
    </div>
  )
}
