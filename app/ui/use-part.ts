import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { toPart } from '../http/part-of-page'

/** What another page would show: undefined while it is on its way, null where it could not be had. */
export function usePart<Shown>(address: string) {
  const { data, load } = useFetcher<() => Promise<Shown | null>>()
  useEffect(() => load(toPart(address)), [load, address])
  return data
}
