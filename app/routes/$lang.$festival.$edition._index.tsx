import { type LoaderFunctionArgs, redirect } from '@remix-run/node'

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/rankings`)
}
