import type { ClientLoaderFunctionArgs } from '@remix-run/react'

/** Marks what a drawer asks for, beside the address of the page that shows the same. */
const mark = 'part'

export function toPart(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${mark}=`
}

/**
 * For the client loader of a page that a drawer shows as well. There a failure is an answer: thrown, it would take the
 * place of the page below.
 */
export async function loadPageOrPart<Loader>({ request, serverLoader }: ClientLoaderFunctionArgs) {
  try {
    return await serverLoader<Loader>()
  } catch (error) {
    if (!new URL(request.url).searchParams.has(mark)) throw error
    return null
  }
}
