import { type MouseEventHandler, type ReactNode, useEffect, useRef } from 'react'
import { useDrawer } from '../../ui/use-drawer'
import { usePart } from '../../ui/use-part'
import { useLanguage } from '../../page-language/use-language'
import type { loadObservationRecords } from './observation-records.server'
import { Drawer, NoPart } from '../../ui/drawer'
import { ObservationRecords } from './observation-records'
import { Button } from '../../ui/button'

interface Props {
  title: string
  to: string
  onClose: () => void
  /** What leads to observations, given what their links do. */
  children: (onRecords: MouseEventHandler<HTMLAnchorElement>) => ReactNode
}

/**
 * A drawer over a page of observations. The records behind one of them take its place, until somebody goes back to it.
 */
export function RecordsDrawer({ title, to, onClose, children }: Props) {
  const { t } = useLanguage()
  const { opened, open, close } = useDrawer()
  return (
    <Drawer title={opened?.title ?? title} to={opened?.to ?? to} onClose={onClose}>
      {opened ? <Records to={opened.to} back={title} onBack={close} /> : null}
      <div hidden={opened !== null}>{children(open(t('observation.title')))}</div>
    </Drawer>
  )
}

function Records({ to, back, onBack }: { to: string; back: string; onBack: () => void }) {
  const { t } = useLanguage()
  const records = usePart<Awaited<ReturnType<typeof loadObservationRecords>>>(to)
  const way = useRef<HTMLButtonElement>(null)
  useEffect(() => way.current?.focus(), [])
  return (
    <>
      <Button buttonRef={way} type="button" kind="link" className="mt-3" onClick={onBack}>
        {t('drawer.back', { title: back })}
      </Button>
      {records ? <ObservationRecords {...records} /> : <NoPart hasFailed={records === null} />}
    </>
  )
}
