import { useLanguage } from '../i18n/use-language'

interface File {
  name: string
  bytes: number
  sha256: string
}

/** Everything that was published, to take along and to check without us. */
export function PublishedFiles({
  base,
  files,
  fingerprint,
}: {
  base: string
  files: readonly File[]
  fingerprint: string
}) {
  const { t, number } = useLanguage()
  return (
    <section className="sheet mt-5" aria-labelledby="files">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="files">{t('results.files')}</h2>
        <a className="button ms-auto" href={`${base}/package.zip`} download>
          {t('results.all')}
        </a>
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
              <a href={`${base}/${file.name}`} download dir="ltr">
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
