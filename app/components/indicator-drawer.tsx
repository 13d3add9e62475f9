import { type MouseEventHandler, useEffect, useRef } from 'react'
import { useDrawer } from '../hooks/use-drawer'
import { usePart } from '../hooks/use-part'
import { useLanguage } from '../i18n/use-language'
import type { clientLoader as loadTrace } from '../routes/$lang.$festival.$edition.agencies.$agency.$indicator'
import type { clientLoader as loadRecords } from '../routes/$lang.$festival.observations.$observation'
import { Drawer, NoPart } from './drawer'
import { IndicatorTrace } from './indicator-trace'
import { ObservationRecords } from './observation-records'

interface Props {
  title: string
  to: string
  onClose: () => void
}

/** The page of an indicator in a drawer. The records behind one of its observations take its place, until somebody goes back to it. */
export default function IndicatorDrawer({ title, to, onClose }: Props) {
  const { t } = useLanguage()
  const records = useDrawer()
  return (
    <Drawer title={records.opened ? t('observation.title') : title} to={records.opened?.to ?? to} onClose={onClose}>
      {records.opened ? <Records to={records.opened.to} back={title} onBack={records.close} /> : null}
      <div hidden={records.opened !== null}>
        <Trace to={to} onRecords={records.open} />
      </div>
    </Drawer>
  )
}

function Trace({ to, onRecords }: { to: string; onRecords: MouseEventHandler<HTMLAnchorElement> }) {
  const trace = usePart<typeof loadTrace>(to)
  return trace ? <IndicatorTrace {...trace} onRecords={onRecords} /> : <NoPart hasFailed={trace === null} />
}

function Records({ to, back, onBack }: { to: string; back: string; onBack: () => void }) {
  const { t } = useLanguage()
  const records = usePart<typeof loadRecords>(to)
  const way = useRef<HTMLButtonElement>(null)
  useEffect(() => way.current?.focus(), [])
  return (
    <>
      <button ref={way} type="button" className="link mt-3" onClick={onBack}>
        {t('drawer.back', { title: back })}
      </button>
      {records ? <ObservationRecords {...records} /> : <NoPart hasFailed={records === null} />}
    </>
  )
}
