import type { NodeState } from '../../db/queries/rankings'
import type { Unknown } from '../../db/queries/unknown-scores'
import { useLanguage } from '../page-language/use-language'

interface Props {
  state: NodeState
  unknown: Unknown | null
  estimate?: string | undefined
  /** Of a total, beside which there is nothing that its weight could go to. */
  isWhole?: boolean
}

/**
 * What stands in the place of a score that is none: why, and what the model did about it. `estimate`: the number that
 * it put there, in words.
 */
export function MissingScore({ state, unknown, estimate, isWhole = false }: Props) {
  const { t } = useLanguage()
  const [word, met] = useMissingWords()(state, unknown, isWhole)
  return (
    <span
      className="block max-w-28 whitespace-normal text-sm font-normal text-quiet"
      title={met ? `${word}: ${met}` : undefined}
    >
      {word}
      {met ? (
        <span className="block text-xs" data-note>
          {met}
          {unknown?.met === 'estimate' && estimate ? `${t('colon')}${estimate}` : ''}
        </span>
      ) : null}
    </span>
  )
}

/** The two as texts; the second is empty where the first says all. */
export function useMissingWords(): (
  state: NodeState,
  unknown: Unknown | null,
  isWhole: boolean,
) => [word: string, met: string] {
  const { t } = useLanguage()
  return (state, unknown, isWhole) => {
    if (unknown) return [t(`status.${unknown.why}`), t(`met.${unknown.met}`)]
    return [
      t(`state.${state}`),
      !isWhole && (state === 'no-data' || state === 'not-applicable') ? t('met.handedOn') : '',
    ]
  }
}
