import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { useFestivalPath } from '../../ui/edition-link'
import { Button } from '../../ui/button'

interface Props {
  files: readonly { id: number; name: string; bytes: number; sha256: string }[]
  /** Of the draft that they can be taken off; null: they stay. */
  version?: number | null
}

/** The attachments of minutes with the hash that is signed. */
export function MinutesFiles({ files, version = null }: Props) {
  const { t, number } = useLanguage()
  const pathOf = useFestivalPath()
  if (!files.length) return null
  return (
    <>
      <h2 className="mt-4">{t('papers.files')}</h2>
      <ul className="mt-1 grid gap-2">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-baseline gap-x-3">
            <a href={pathOf(`files/${file.id}`)} download>
              <bdi>{file.name}</bdi>
            </a>
            <span className="text-sm text-quiet">
              {t('minutes.kilobytes', { n: number(Math.max(1, Math.round(file.bytes / 1000))) })}
            </span>
            {version === null ? null : (
              <PostForm intent="detach" data-acts-on-saved>
                <input type="hidden" name="version" value={version} />
                <input type="hidden" name="file" value={file.id} />
                <Button kind="link" className="text-sm" aria-label={t('minutes.detachOf', { name: file.name })}>
                  {t('minutes.detach')}
                </Button>
              </PostForm>
            )}
            <span className="code w-full text-sm text-quiet">{file.sha256}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
