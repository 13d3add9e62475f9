import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { type HeldPost, heldPosts } from './hold-posts'
import { type SessionAnswer, askSession, signInHere } from './session'
import { useLanguage } from '../../page-language/use-language'
import { ModalDialog } from '../../ui/modal-dialog'
import { Notice } from '../../ui/notice'
import { TextField } from '../../ui/field'
import { SignInFields } from '../sign-in-fields'
import { Button } from '../../ui/button'
import { Status } from '../../ui/status'
import { languagePath } from '../../http/language-path'

/** Says why a form was not taken, over the untouched form, and sends it again. */
export function HeldPostDialog() {
  const post = useSyncExternalStore(heldPosts.subscribe, heldPosts.get, () => null)
  return post && !post.isDropped ? <Held post={post} /> : null
}

const reasons = {
  unreachable: 'held.unreachable',
  'too-large': 'held.tooLarge',
  failed: 'held.failed',
  computing: 'held.computing',
  'database-full': 'held.databaseFull',
  'database-read-only': 'held.databaseReadOnly',
  'database-gone': 'held.databaseGone',
  'database-busy': 'held.databaseBusy',
} as const

function Held({ post }: { post: HeldPost }) {
  const { t } = useLanguage()
  return (
    <ModalDialog title={t('held.title')} onClose={post.drop}>
      {post.trouble === 'refused' ? <Refused post={post} /> : <p>{t(reasons[post.trouble])}</p>}
      <p>
        {t('held.kept')}
        {post.hasFile && post.trouble !== 'too-large' ? ` ${t('held.keptFile')}` : ''}
      </p>
      {post.hasSecret ? <p>{t('held.secret')}</p> : null}
      <p className="flex flex-wrap gap-3">
        {post.hasSecret || post.trouble === 'too-large' ? null : (
          <Button type="button" kind={post.trouble === 'refused' ? 'quiet' : 'primary'} onClick={post.sendAgain}>
            {t('held.again')}
          </Button>
        )}
        <Button type="button" kind="quiet" onClick={post.drop}>
          {t('held.back')}
        </Button>
      </p>
    </ModalDialog>
  )
}

/** Refused looks the same as missing. Who is signed in tells which of the two it can be. */
function Refused({ post }: { post: HeldPost }) {
  const { t, language } = useLanguage()
  const [name, setName] = useState<string | null | undefined>(undefined)
  useEffect(() => void askSession(language).then(setName), [language])
  if (name === undefined) return <Status>{t('held.asking')}</Status>
  return (
    <>
      <p>{name === null ? t('held.signedOut') : t('held.refused', { name })}</p>
      <SignInHere hasSecret={post.hasSecret} onDone={post.hasSecret ? post.drop : post.sendAgain} />
    </>
  )
}

function SignInHere({ hasSecret, onDone }: { hasSecret: boolean; onDone: () => void }) {
  const { t, number, language } = useLanguage()
  const [answer, setAnswer] = useState<SessionAnswer | null>(null)
  const [isBusy, setBusy] = useState(false)
  const needsCode = answer?.needsCode === true
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    setBusy(true)
    const told = await signInHere(language, new FormData(event.currentTarget))
    setBusy(false)
    if (told.ok && !told.needsCode) onDone()
    else setAnswer(told)
  }
  return (
    <form className="grid gap-3" data-unsaved="off" onSubmit={send}>
      {answer?.why ? (
        <Notice isAnswer>
          {t(needsCode ? `signInHere.codeWhy.${codeWhy(answer.why)}` : `signInHere.why.${answer.why}`, {
            seconds: number(answer.seconds ?? 0),
          })}
        </Notice>
      ) : null}
      {needsCode ? (
        <TextField label={t('signInHere.code')} isWide name="code" dir="ltr" autoComplete="one-time-code" required />
      ) : (
        <SignInFields name={t('signInHere.name')} password={t('signInHere.password')} />
      )}
      <p className="flex flex-wrap items-center gap-3">
        <Button isPending={isBusy}>{t(hasSecret ? 'held.signInOnly' : 'held.signIn')}</Button>
        <a className="text-sm" href={languagePath(language, 'sign-in')} target="_blank" rel="noreferrer">
          {t('held.otherWindow')}
        </a>
      </p>
    </form>
  )
}

const codeWhy = (why: NonNullable<SessionAnswer['why']>) => (why === 'locked' || why === 'too-many' ? why : 'wrong')
