import { useLanguage } from '../page-language/use-language'

/**
 * The code of a node before its title. The room between them is a space: a margin would be on the side that a Latin
 * code ends at.
 */
export function NodeCode({ code }: { code: string }) {
  const { digits } = useLanguage()
  return (
    <>
      <bdi className="text-quiet">{digits(code)}</bdi>{' '}
    </>
  )
}
