import { redirect } from '@remix-run/node'

/** Persian is the first language. */
export function loader() {
  return redirect('/fa')
}
