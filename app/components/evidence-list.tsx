import { Form, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

interface Evidence {
  id: number
  name: string
  bytes: number
}

/** The files beside a declared value; where a metric is named, each can be taken off. */
export function EvidenceList({
  files,
  festival,
  removeFrom = null,
}: {
  files: readonly Evidence[]
  festival: string
  removeFrom?: string | null
}) {
  const { t, number } = useLanguage()
  const { lang } = useParams()
  if (!files.length) return null
  return (
    <ul className="mt-2 grid gap-1" aria-label={t('declaration.files')}>
      {files.map(({ id, name, bytes }) => (
        <li key={id} className="flex flex-wrap items-center gap-3">
          <a className="link" href={`/${lang}/${festival}/files/${id}`}>
            <bdi>{name}</bdi>
          </a>
          <span className="text-sm text-quiet">
            {t('declaration.kilobytes', { n: number(Math.max(1, Math.round(bytes / 1000))) })}
          </span>
          {removeFrom === null ? null : (
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="metric" value={removeFrom} />
              <input type="hidden" name="file" value={id} />
              <button className="link text-sm" type="submit" aria-label={t('declaration.removeOf', { name })}>
                {t('declaration.remove')}
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
