/** An address that no other route knows. */
export function loader() {
  throw new Response('not-found', { status: 404 })
}

export default function Unknown() {
  return null
}
