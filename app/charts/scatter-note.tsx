import { Status } from '../ui/status'
interface Props {
  /** What Recharts says of the point that the note is for. */
  payload?: readonly { payload?: { name?: string; x?: number; y?: number } }[]
  names: { x: string; y: string }
  write: (value: unknown) => string
}

/** Who a point is, and both of its scores. */
export function ScatterNote({ payload, names, write }: Props) {
  const point = payload?.[0]?.payload
  // Empty it still is what a screen reader listens to.
  if (!point) return <Status as="div" />
  return (
    <Status as="div" className="max-w-64 whitespace-normal rounded-lg border border-line bg-sheet px-3 py-2 text-sm">
      <strong>{point.name}</strong>
      <span className="block">
        {names.x}: {write(point.x)}
      </span>
      <span className="block">
        {names.y}: {write(point.y)}
      </span>
    </Status>
  )
}
