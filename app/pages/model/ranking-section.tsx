import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { DraftSelect } from './draft-fields'
import { swapped } from './draft/lists'
import { type DraftNode, type DraftProps } from './draft/model-draft'
import { type RankStyle, rankStyles, viewRanking, withRanking } from './draft/ranking-draft'
import { FormSection } from './form-section'
import { NodeSelect } from './node-select'

interface Props extends DraftProps {
  nodes: readonly DraftNode[]
  styles: Readonly<Record<RankStyle, { name: string; sentence: string }>>
}

/** How totals become ranks, and what decides where they tie. */
export function RankingSection({ nodes, styles, draft, onDraft }: Props) {
  const { t, number } = useLanguage()
  const { style, tieBreak } = viewRanking(draft)
  const write = (codes: readonly string[]) => onDraft(withRanking(draft, { tieBreak: codes }))
  const next = nodes.find(({ code }) => !tieBreak.includes(code))
  return (
    <FormSection
      title={t('modelForm.ranking.title')}
      state={tieBreak.join(t('comma'))}
      help={t('modelForm.ranking.help')}
      places={['/ranking']}
    >
      <DraftSelect
        label={t('modelPage.style')}
        pointer="/ranking/style"
        value={style}
        options={rankStyles.map((value) => ({ value, label: styles[value].name }))}
        help={style && styles[style].sentence}
        onValue={(changed) => onDraft(withRanking(draft, { style: changed }))}
      />
      {tieBreak.map((code, index) => (
        <div key={index} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
          <NodeSelect
            label={t('modelForm.ranking.place', { n: number(index + 1) })}
            pointer={`/ranking/tieBreak/${index}`}
            nodes={nodes}
            value={code}
            onCode={(changed) => write(tieBreak.with(index, changed))}
          />
          {index ? (
            <Button kind="quiet" type="button" onClick={() => write(swapped(tieBreak, index, -1))}>
              {t('modelForm.parts.up')}
            </Button>
          ) : (
            <span />
          )}
          <Button kind="quiet" type="button" onClick={() => write(tieBreak.toSpliced(index, 1))}>
            {t('modelForm.ranking.remove', { n: number(index + 1) })}
          </Button>
        </div>
      ))}
      {next ? (
        <Button
          kind="quiet"
          type="button"
          className="justify-self-start"
          onClick={() => write([...tieBreak, next.code])}
        >
          {t('modelForm.ranking.add')}
        </Button>
      ) : null}
    </FormSection>
  )
}
