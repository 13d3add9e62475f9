import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { FileField } from '../../ui/file-field'
import { Notice } from '../../ui/notice'
import type { ImportAnswer } from './import-actions.server'

/** Takes a festival that was exported elsewhere, as a ZIP. */
export function ImportFestivalForm({ megabytes, answer }: { megabytes: number; answer: ImportAnswer | null }) {
  const { t, number } = useLanguage()
  return (
    <PostForm
      intent="import"
      encType="multipart/form-data"
      refused={answer?.refused}
      className="sheet grid gap-4"
      aria-labelledby="import"
    >
      <h2 id="import">{t('setup.import.title')}</h2>
      <p className="text-sm text-quiet">{t('setup.import.lead')}</p>
      {answer?.why ? (
        <Notice isAnswer as="div">
          <p>{t(`setup.import.why.${answer.why}`, { megabytes: number(megabytes) })}</p>
          {answer.problems.length ? (
            <ul className="mt-2 list-disc ps-5">
              {answer.problems.map(({ where, text }, index) => (
                <li key={index}>
                  {where ? (
                    <>
                      <bdi dir="ltr" className="font-medium">
                        {where}
                      </bdi>
                      {': '}
                    </>
                  ) : null}
                  {text}
                </li>
              ))}
            </ul>
          ) : null}
          {answer.more ? <p>{t('setup.import.more', { n: number(answer.more) })}</p> : null}
        </Notice>
      ) : null}
      <FileField
        label={t('setup.import.file')}
        name="pack"
        accept=".zip"
        help={t('setup.import.fileHelp', { megabytes: number(megabytes) })}
      />
      <Button kind="quiet" className="justify-self-start">
        {t('setup.import.make')}
      </Button>
    </PostForm>
  )
}
