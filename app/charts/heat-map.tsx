import { NodeCode } from '../components/node-code'
import { useLanguage } from '../i18n/use-language'

interface Props {
  labelledBy: string
  /** Rows and columns alike; columns are headed by the code alone. */
  names: readonly { code: string; name: string }[]
  /** From −1 to 1; null where it can't be said. */
  values: readonly (readonly (number | null)[])[]
  /** From this size on, a cell is outlined. */
  strong: number
}

/** Most of a colour behind a number that still can be read. */
const deepest = 40

/** Every pair as a cell with its number; the colour behind says no more than the number and its sign. */
export function HeatMap({ labelledBy, names, values, strong }: Props) {
  const { number } = useLanguage()
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <table className="table pinned text-sm">
        <thead>
          <tr>
            <td className="bg-soft" />
            {names.map(({ code, name }) => (
              <th key={code} scope="col" title={name} className="whitespace-nowrap !px-1.5 !text-center">
                <NodeCode code={code} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map(({ code, name }, row) => (
            <tr key={code}>
              <th scope="row" className="min-w-36 sm:min-w-52">
                <NodeCode code={code} />
                <span className="font-normal">{name}</span>
              </th>
              {names.map((own, column) => (
                <HeatCell
                  key={own.code}
                  value={row === column ? null : (values[row]?.[column] ?? null)}
                  strong={strong}
                  write={(value) => number(value, 2, true)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeatCell({
  value,
  strong,
  write,
}: {
  value: number | null
  strong: number
  write: (value: number) => string
}) {
  if (value === null) return <td className="!px-1.5 text-center text-quiet">—</td>
  const colour = `color-mix(in srgb, var(${value < 0 ? '--warn' : '--accent'}) ${Math.round(Math.abs(value) * deepest)}%, var(--sheet))`
  return (
    <td
      className={`number !px-1.5 text-center ${Math.abs(value) >= strong ? 'font-bold underline' : ''}`}
      style={{ background: colour }}
    >
      <bdi dir="ltr">{write(value)}</bdi>
    </td>
  )
}
