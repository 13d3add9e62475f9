import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { useFestivalPath } from '../../ui/edition-link'
import { Button } from '../../ui/button'

interface Evidence {
  id: number
  name: string
  bytes: number
}

/** The files beside a declared value; where a metric is named, each can be taken off. */
export function EvidenceList({ files, removeFrom = null }: { files: readonly Evidence[]; removeFrom?: string | null }) {
  const { t, number } = useLanguage()
  const pathOf = useFestivalPath()
  if (!files.length) return null
  return (
    <ul className="mt-2 grid gap-1" aria-label={t('declaration.files')}>
      {files.map(({ id, name, bytes }) => (
        <li key={id} className="flex flex-wrap items-center gap-3">
          <a className="link" href={pathOf(`files/${id}`)} download>
            <bdi>{name}</bdi>
          </a>
          <span className="text-sm text-quiet">
            {t('declaration.kilobytes', { n: number(Math.max(1, Math.round(bytes / 1000))) })}
          </span>
          {removeFrom === null ? null : (
            <PostForm intent="detach" data-acts-on-saved>
              <input type="hidden" name="metric" value={removeFrom} />
              <input type="hidden" name="file" value={id} />
              <Button kind="link" className="text-sm" aria-label={t('declaration.removeOf', { name })}>
                {t('declaration.remove')}
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}
