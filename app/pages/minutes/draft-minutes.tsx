import type { ComponentProps } from 'react'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { AttachForm } from '../../forms/attach-form'
import { MinutesFiles } from './minutes-files'
import { MinutesForm, type TypedMinutes } from './minutes-fields'
import { Notice } from '../../ui/notice'
import { Button } from '../../ui/button'

interface Props {
  draft: {
    typed: TypedMinutes
    version: number
    signers: { id: string; name: string; role: string; post: string | null }[] | null
    sealed: number[]
  }
  files: Parameters<typeof MinutesFiles>[0]['files']
  megabytes: number
  answer: ComponentProps<typeof MinutesForm>['refused']
}

/** A draft in its form, and the way to signing. Who may not write it sees that it is being written. */
export function DraftMinutes({ draft, files, megabytes, answer }: Props) {
  const { t, number } = useLanguage()
  if (!draft.signers)
    return (
      <Notice kind="information" className="mt-4">
        {t('minutes.isDraft')}
      </Notice>
    )
  return (
    <div className="sheet mt-4">
      <MinutesForm
        signers={draft.signers}
        stored={draft.typed}
        refused={answer?.intent === 'save' ? answer : null}
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
      <PostForm intent="open" className="mt-6 border-t border-line pt-4" data-acts-on-saved>
        <input type="hidden" name="version" value={draft.version} />
        <p className="mb-2">{t('minutes.openLead')}</p>
        <Button>{t('minutes.open')}</Button>
      </PostForm>
    </div>
  )
}
