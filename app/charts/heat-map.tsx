import { NodeCode } from '../figures/node-code'
import { useLanguage } from '../page-language/use-language'
import { ColumnHead, Head, RowHead, Table, NumberCell } from '../ui/table'

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
  const { format } = useLanguage()
  return (
    <Table labelledBy={labelledBy} isTall isPinned look="text-sm">
      <Head>
        <td className="bg-soft" />
        {names.map(({ code, name }) => (
          <ColumnHead key={code} title={name} className="whitespace-nowrap !px-1.5 !text-center">
            <NodeCode code={code} />
          </ColumnHead>
        ))}
      </Head>
      <tbody>
        {names.map(({ code, name }, row) => (
          <tr key={code}>
            <RowHead className="min-w-36 sm:min-w-52">
              <NodeCode code={code} />
              <span className="font-normal">{name}</span>
            </RowHead>
            {names.map((item, column) => (
              <HeatCell
                key={item.code}
                value={row === column ? null : (values[row]?.[column] ?? null)}
                strong={strong}
                write={(value) => format.correlation(value)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
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
    <NumberCell
      className={`!px-1.5 text-center ${Math.abs(value) >= strong ? 'font-bold underline' : ''}`}
      style={{ background: colour }}
    >
      <bdi dir="ltr">{write(value)}</bdi>
    </NumberCell>
  )
}
