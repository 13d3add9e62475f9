import type { MouseEventHandler } from 'react'
import { usePart } from '../hooks/use-part'
import type { clientLoader as loadTrace } from '../routes/$lang.$festival.$edition.agencies.$agency.$indicator'
import { NoPart } from './drawer'
import { IndicatorTrace } from './indicator-trace'
import { RecordsDrawer } from './records-drawer'

interface Props {
  title: string
  to: string
  onClose: () => void
}

/** The page of an indicator in a drawer. */
export default function IndicatorDrawer({ to, ...drawer }: Props) {
  return (
    <RecordsDrawer to={to} {...drawer}>
      {(onRecords) => <Trace to={to} onRecords={onRecords} />}
    </RecordsDrawer>
  )
}

function Trace({ to, onRecords }: { to: string; onRecords: MouseEventHandler<HTMLAnchorElement> }) {
  const trace = usePart<typeof loadTrace>(to)
  return trace ? <IndicatorTrace {...trace} onRecords={onRecords} /> : <NoPart hasFailed={trace === null} />
}
