import { useLanguage } from '../../page-language/use-language'
import { useEditionPath } from '../../ui/edition-link'
import { ButtonLink } from '../../ui/button'

interface File {
  name: string
  bytes: number
  sha256: string
}

/** Everything that was published, to take along and to check without us. */
export function PublishedFiles({
  number: publication,
  files,
  fingerprint,
}: {
  /** Of the publication. */
  number: number
  files: readonly File[]
  fingerprint: string
}) {
  const { t, number } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <section className="sheet mt-5" aria-labelledby="files">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="files">{t('results.files')}</h2>
        <ButtonLink className="ms-auto" href={pathOf(`results/${publication}/package.zip`)} download>
          {t('results.all')}
        </ButtonLink>
      </div>
      <p className="mt-2">{t('results.verify')}</p>
      <p className="raw mt-2 !max-w-none rounded-lg bg-soft px-3 py-2" dir="ltr">
        npx sanjeh verify package.zip --key {fingerprint}
      </p>
      <details className="mt-3">
        <summary>{t('results.each', { n: number(files.length) })}</summary>
        <ul className="mt-2 grid gap-2">
          {files.map((file) => (
            <li key={file.name}>
              <a href={pathOf(`results/${publication}/${file.name}`)} download dir="ltr">
                {file.name}
              </a>{' '}
              <span className="text-quiet">{t('results.bytes', { n: number(file.bytes) })}</span>
              <div className="code text-quiet">{file.sha256}</div>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
