import type { EarlierUpload } from './earlier-upload.server'
import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'

interface Props {
  /** The page on which such files are given; each has its own below it. */
  page: 'setup/upload' | 'setup/values/upload'
  uploads: readonly EarlierUpload[]
}

/** The files that were given for an edition before, each leading to its rows. */
export function EarlierUploads({ page, uploads }: Props) {
  const { t, moment } = useLanguage()
  return (
    <section>
      <h2 id="earlier">{t('upload.earlier')}</h2>
      <Table labelledBy="earlier" className="mt-2">
        <Head>
          <ColumnHead>{t('upload.earlierFile')}</ColumnHead>
          <ColumnHead>{t('upload.earlierBy')}</ColumnHead>
          <ColumnHead>{t('upload.earlierAt')}</ColumnHead>
          <ColumnHead>{t('upload.earlierTaken')}</ColumnHead>
        </Head>
        <tbody>
          {uploads.map(({ id, name, by, at, takenAt, takenBackAt, search }) => (
            <tr key={id}>
              <RowHead>
                <EditionLink page={`${page}/${id}`} search={search}>
                  <bdi>{name}</bdi>
                </EditionLink>
              </RowHead>
              <td>{by}</td>
              <td>
                <bdi>{moment(at)}</bdi>
              </td>
              <td>
                {takenBackAt ? (
                  t('upload.takenBack', { at: moment(takenBackAt) })
                ) : takenAt ? (
                  <bdi>{moment(takenAt)}</bdi>
                ) : (
                  t('upload.notTaken')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
