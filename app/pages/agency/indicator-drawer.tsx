import type { MouseEventHandler } from 'react'
import { usePart } from '../../ui/use-part'
import type { loadIndicatorTrace } from './indicator-trace.server'
import { NoPart } from '../../ui/drawer'
import { IndicatorTrace } from './indicator-trace'
import { RecordsDrawer } from '../data/records-drawer'

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
  const trace = usePart<Awaited<ReturnType<typeof loadIndicatorTrace>>>(to)
  return trace ? <IndicatorTrace {...trace} onRecords={onRecords} /> : <NoPart hasFailed={trace === null} />
}
