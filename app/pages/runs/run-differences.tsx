import { decimalsOf } from '../../format/kinds-of-number'
import { useLanguage } from '../../page-language/use-language'
import type { CorrectionDocument } from '../../documents/results-document'
import { NodeCode } from '../../figures/node-code'
import type { NamedNode } from '../../model/model-parts'
import { TotalFigure } from '../../figures/total-figure'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EditionLink } from '../../ui/edition-link'

interface Props {
  differences: CorrectionDocument['changes']
  /** Those that a difference comes from, where it comes from rulings. */
  rulings?: readonly { agency: string; indicator: NamedNode }[]
}

/** What one run changes against another, for whom: those that moved furthest first. */
export function RunDifferences({ differences, rulings = [] }: Props) {
  const { t, title, number, format } = useLanguage()
  const decimals = decimalsOf(differences.flatMap(({ totalBefore, totalAfter }) => [totalBefore, totalAfter]))
  const rank = (value: number | null) => (value === null ? t('ranking.unranked') : format.rank(value))
  return (
    <>
      <h3 className="mt-4 font-bold">{t('changes.ranks')}</h3>
      <p className="mt-1">
        {differences.length ? t('changes.some', { n: number(differences.length) }) : t('changes.none')}
      </p>
      {differences.length ? (
        <Table caption={t('changes.ranks')} isTall className="mt-2">
          <Head>
            <ColumnHead>{t('ranking.agency')}</ColumnHead>
            <ColumnHead>{t('changes.totalBefore')}</ColumnHead>
            <ColumnHead>{t('changes.totalAfter')}</ColumnHead>
            <ColumnHead>{t('changes.rankBefore')}</ColumnHead>
            <ColumnHead>{t('changes.rankAfter')}</ColumnHead>
          </Head>
          <tbody>
            {differences.map((difference) => (
              <tr key={difference.code}>
                <RowHead>
                  {title(difference)} <Rulings rulings={rulings.filter(({ agency }) => agency === difference.code)} />
                </RowHead>
                <NumberCell>
                  <TotalFigure
                    total={difference.totalBefore}
                    state={difference.stateBefore ?? undefined}
                    unknown={difference.unknownBefore}
                    decimals={decimals}
                  />
                </NumberCell>
                <NumberCell>
                  <TotalFigure
                    total={difference.totalAfter}
                    state={difference.stateAfter ?? undefined}
                    unknown={difference.unknownAfter}
                    decimals={decimals}
                  />
                </NumberCell>
                <NumberCell>{rank(difference.rankBefore)}</NumberCell>
                <NumberCell>{rank(difference.rankAfter)}</NumberCell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </>
  )
}

function Rulings({ rulings }: { rulings: NonNullable<Props['rulings']> }) {
  const { t, title } = useLanguage()
  return rulings.map(({ agency, indicator }) => (
    <EditionLink key={indicator.code} className="badge" page={`objections/${agency}/${indicator.code}`}>
      {t('changes.by')} <NodeCode code={indicator.code} />
      {title(indicator)}
    </EditionLink>
  ))
}
