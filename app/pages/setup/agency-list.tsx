import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'

interface Titled {
  titleFa: string
  titleEn: string
}

interface Props {
  agencies: readonly (Titled & {
    code: string
    county: Titled | null
    part: { group: Titled | null; competes: boolean; reason: Titled } | null
  })[]
}

/** The agencies of a festival with how they take part in an edition; each leads to its form. */
export function AgencyList({ agencies }: Props) {
  const { t, title } = useLanguage()
  return (
    <Table caption={t('setup.steps.agencies')} isTall>
      <Head>
        {(['name', 'code', 'group', 'county', 'part'] as const).map((column) => (
          <ColumnHead key={column}>{t(`setup.agenciesPage.${column}`)}</ColumnHead>
        ))}
      </Head>
      <tbody>
        {agencies.map((agency) => (
          <tr key={agency.code}>
            <RowHead>
              <EditionLink page={`setup/agencies/${agency.code}`}>{title(agency)}</EditionLink>
            </RowHead>
            <td>
              <bdi>{agency.code}</bdi>
            </td>
            <td>{agency.part?.group ? title(agency.part.group) : t('setup.agenciesPage.noGroup')}</td>
            <td>{agency.county ? title(agency.county) : ''}</td>
            <td>
              {!agency.part
                ? t('setup.agenciesPage.absent')
                : agency.part.competes
                  ? t('setup.agenciesPage.competes')
                  : t('setup.agenciesPage.outside', { reason: title(agency.part.reason) })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
