/**
 * What is known of so many values: filled what was reported, striped what has no data, plain what does not apply.
 * Numbers stand beside it.
 */
export function KnownBar({
  reported,
  noData,
  notApplicable,
}: {
  reported: number
  noData: number
  notApplicable: number
}) {
  const all = reported + noData + notApplicable
  const width = (count: number) => ({ width: `${all ? (100 * count) / all : 0}%` })
  return (
    <span aria-hidden="true" className="mb-1 flex h-2 overflow-hidden rounded border border-line">
      <span className="bg-accent" style={width(reported)} />
      <span className="no-data" style={width(noData)} />
      <span className="bg-sheet" style={width(notApplicable)} />
    </span>
  )
}
