import type { RankCell } from '../../db/queries/rankings'
import { useLanguage } from '../page-language/use-language'
import { useTieBreakWords } from './tie-break-words'

/** A rank; where another agency shares it, or has the same total and another rank, that it does and why. */
export function RankOf({ cell }: { cell: RankCell }) {
  const { format } = useLanguage()
  return (
    <>
      {format.rank(cell.rank)}
      <RankNotes cell={cell} />
    </>
  )
}

/** The same with how many are ranked. */
export function RankAmong({ cell }: { cell: RankCell }) {
  const { t, format } = useLanguage()
  return (
    <>
      <strong>{t('ranking.of', { rank: format.rank(cell.rank), of: format.count(cell.of) })}</strong>
      <RankNotes cell={cell} />
    </>
  )
}

function RankNotes({ cell }: { cell: RankCell }) {
  const { t, format } = useLanguage()
  const tieBreakWords = useTieBreakWords()
  return (
    <>
      {cell.tied > 1 ? (
        <Note words={t('ranking.tiedWith', { n: format.count(cell.tied) })} mark={t('ranking.tied')} />
      ) : null}
      {cell.tieBreak ? <Note words={tieBreakWords(cell.tieBreak)} mark={t('ranking.byTieBreak')} /> : null}
    </>
  )
}

function Note({ words, mark }: { words: string; mark: string }) {
  return (
    <abbr className="block text-xs font-normal text-quiet no-underline" title={words} data-note>
      {mark}
    </abbr>
  )
}
