import { Link, useLocation } from '@remix-run/react'
import { type ReactNode, Suspense, lazy } from 'react'
import { useDrawer } from '../../ui/use-drawer'

const IndicatorDrawer = lazy(() => import('./indicator-drawer'))

interface Props {
  code: string
  /** What the indicator is called. */
  title: string
  /** A number of the indicator. Its name beside it is a stop of the keyboard already. */
  isNumber?: boolean
  children: ReactNode
}

/**
 * From the page of an agency to where a number of an indicator comes from: over the page, or as a page where there is
 * no JavaScript. Nothing of it is loaded before somebody asks.
 */
export function IndicatorLink({ code, title, isNumber = false, children }: Props) {
  const { pathname, search } = useLocation()
  const { opened, open, close } = useDrawer()
  return (
    <>
      <Link
        to={{ pathname: `${pathname.replace(/\/$/, '')}/${code}`, search }}
        onClick={open(title)}
        tabIndex={isNumber ? -1 : undefined}
      >
        {children}
      </Link>
      {opened ? (
        <Suspense>
          <IndicatorDrawer title={opened.title} to={opened.to} onClose={close} />
        </Suspense>
      ) : null}
    </>
  )
}
