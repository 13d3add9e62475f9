import { useLanguage } from '../../page-language/use-language'
import type { ModelError } from '../../../scoring/check/shape'
import type { ModelWarning } from '../../../scoring/worse-can-raise'
import { NodeCode } from '../../figures/node-code'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { nodeOfPlace } from './draft/field-of-pointer'
import type { DraftNode } from './draft/model-draft'

const shown = 50

interface Props {
  errors: readonly ModelError[]
  nodes: readonly DraftNode[]
  /** Shows a part of the tree in the form, with its errors; null where there is no form. */
  onChoose: ((code: string) => void) | null
}

/** What is wrong with parts of a document that no field shows at present, each with its place. */
export function DraftErrors({ errors, nodes, onChoose }: Props) {
  const { t, number } = useLanguage()
  if (!errors.length) return null
  return (
    <Notice isAnswer as="div" className="min-w-0 lg:col-span-2">
      <p>{t('modelPage.errors', { n: number(errors.length) })}</p>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {errors.slice(0, shown).map((error) => (
          <ErrorLine
            key={`${error.pointer} ${error.en}`}
            error={error}
            node={nodeOfPlace(nodes, error.pointer)}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </Notice>
  )
}

function ErrorLine({
  error,
  node,
  onChoose,
}: Pick<Props, 'onChoose'> & { error: ModelError; node: DraftNode | undefined }) {
  const { t, pick } = useLanguage()
  if (node && onChoose)
    return (
      <li>
        <NodeCode code={node.code} />
        {pick(node.title)}: {pick(error)}{' '}
        <Button kind="link" type="button" onClick={() => onChoose(node.code)}>
          {t('modelForm.parts.show', { node: pick(node.title) })}
        </Button>
      </li>
    )
  return (
    <li>
      {error.pointer ? <bdi className="code">{error.pointer}</bdi> : null} {pick(error)}
    </li>
  )
}

/** What somebody who chooses these methods should know; none of it is an error. */
export function DraftWarnings({ warnings }: { warnings: readonly ModelWarning[] }) {
  const { t, pick } = useLanguage()
  if (!warnings.length) return null
  return (
    <Notice as="div">
      <p>{t('modelPage.warnings')}</p>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {warnings.map((warning) => (
          <li key={warning.en}>{pick(warning)}</li>
        ))}
      </ul>
    </Notice>
  )
}
