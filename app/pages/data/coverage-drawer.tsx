import type { MouseEventHandler } from 'react'
import { usePart } from '../../ui/use-part'
import type { loadCoverageMonths } from './coverage-months.server'
import { CoverageFacts } from './coverage-facts'
import { NoPart } from '../../ui/drawer'
import { RecordsDrawer } from './records-drawer'

interface Props {
  title: string
  to: string
  onClose: () => void
}

/** The page of a cell of the coverage in a drawer. */
export default function CoverageDrawer({ to, ...drawer }: Props) {
  return (
    <RecordsDrawer to={to} {...drawer}>
      {(onRecords) => <Facts to={to} onRecords={onRecords} />}
    </RecordsDrawer>
  )
}

function Facts({ to, onRecords }: { to: string; onRecords: MouseEventHandler<HTMLAnchorElement> }) {
  const facts = usePart<Awaited<ReturnType<typeof loadCoverageMonths>>>(to)
  return facts ? <CoverageFacts {...facts} onRecords={onRecords} /> : <NoPart hasFailed={facts === null} />
}
