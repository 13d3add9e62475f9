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
            <span className="text-sm text-quiet">{t('minutes.kilobytes', { n: number(Math.max(1, Math.round(file.bytes / 1000))) })}</span>
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

/** Another file beside a draft. */
export function AttachForm({ version, megabytes }: { version: number; megabytes: number }) {
  const { t, number } = useLanguage()
  return (
    <Form method="post" encType="multipart/form-data" className="mt-4 flex flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value="attach" />
      <input type="hidden" name="version" value={version} />
      <label className="grid gap-1">
        {t('minutes.attach')}
        <input type="file" name="file" required accept=".pdf,.png,.jpg,.jpeg,.webp,.xlsx" />
      </label>
      <button className="button-quiet" type="submit">
        {t('minutes.send')}
      </button>
      <p className="w-full text-sm text-quiet">{t('minutes.attachHelp', { megabytes: number(megabytes) })}</p>
    </Form>
  )
}
