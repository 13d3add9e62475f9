import { type KeptForm, isTyped } from './kept-form'
import type { RefusalWords } from '../../http/refusal-words'
import { useLanguage } from '../../page-language/use-language'
import SignInAndBack from './sign-in-and-back'
import { Notice } from '../../ui/notice'
import { Button } from '../../ui/button'

/** A form that was not taken, without a script: what was typed stands here and is sent again from here. */
export default function KeptFormPage({
  kept,
  status,
  words,
}: {
  kept: KeptForm
  status: number
  words: RefusalWords | null
}) {
  const { t } = useLanguage()
  const why = status >= 500 || status === 400 ? 'failed' : kept.isSignedIn ? 'refused' : 'signIn'
  return (
    <div className="mx-auto grid max-w-2xl gap-5 py-8">
      <h1>{t('kept.title')}</h1>
      <Notice isAnswer>{words ? `${words.title}. ${words.help}` : t(kept.isLost ? 'kept.lost' : `kept.${why}`)}</Notice>
      {why === 'failed' ? null : (
        <section className="grid gap-2">
          <p>{t('kept.first')}</p>
          <SignInAndBack isOtherWindow to={null} />
          <p>{t('kept.second')}</p>
        </section>
      )}
      <SendAgain kept={kept} />
    </div>
  )
}

/** A plain form: the answer to the one before may have been for nobody, so the whole page is asked for. */
function SendAgain({ kept: { action, fields, files, hasSecret, isLost } }: { kept: KeptForm }) {
  const { t } = useLanguage()
  const typed = fields.filter(([, value]) => isTyped(value))
  return (
    <form method="post" action={action} className="sheet grid gap-4" data-unsaved="typed">
      {fields.map(([name, value], index) =>
        isTyped(value) ? null : <input key={index} type="hidden" name={name} value={value} />,
      )}
      {typed.length ? <h2>{t('kept.typed')}</h2> : null}
      {typed.map(([name, value], index) => (
        <textarea
          key={index}
          className="field w-full max-w-none"
          name={name}
          aria-label={`${t('kept.typed')}: ${name}`}
          rows={Math.min(12, 1 + value.split('\n').length)}
          defaultValue={value}
          dir="auto"
        />
      ))}
      {files.length ? (
        <div>
          <p>{t('kept.files')}</p>
          <ul className="list-disc ps-5">
            {files.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {hasSecret ? <p>{t('held.secret')}</p> : null}
      <p className="flex flex-wrap items-center gap-4">
        {isLost || hasSecret ? null : <Button>{t('kept.again')}</Button>}
        <a href={action}>{t('kept.toPage')}</a>
      </p>
    </form>
  )
}
