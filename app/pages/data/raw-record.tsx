/** A record as the source sent it. */
export function RawRecord({ record }: { record: unknown }) {
  return <pre className="raw">{JSON.stringify(record, null, 1)}</pre>
}
