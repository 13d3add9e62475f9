import { Form, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

interface Props {
  files: readonly { id: number; name: string; bytes: number; sha256: string }[]
  /** Of the draft that they can be taken off; null: they stay. */
  version?: number | null
}

/** The attachments of minutes with the hash that is signed. */
export function MinutesFiles({ files, version = null }: Props) {
  const { t, number } = useLanguage()
  const { lang, festival } = useParams()
  if (!files.length) return null
  return (
    <>
      <h2 className="mt-4">{t('papers.files')}</h2>
      <ul className="mt-1 grid gap-2">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-baseline gap-x-3">
            <a href={`/${lang}/${festival}/files/${file.id}`} download>
              <bdi>{file.name}</bdi>
            </a>
            <span className="text-sm text-quiet">
              {t('minutes.kilobytes', { n: number(Math.max(1, Math.round(file.bytes / 1000))) })}
            </span>
            {version === null ? null : (
              <Form method="post">
                <input type="hidden" name="intent" value="detach" />
                <input type="hidden" name="version" value={version} />
                <input type="hidden" name="file" value={file.id} />
                <button className="link text-sm" type="submit" aria-label={t('minutes.detachOf', { name: file.name })}>
                  {t('minutes.detach')}
                </button>
              </Form>
            )}
            <span className="code w-full text-sm text-quiet">{file.sha256}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
