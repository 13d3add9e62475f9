import type { MouseEventHandler } from 'react'
import { usePart } from '../hooks/use-part'
import type { clientLoader as loadMonths } from '../routes/$lang.$festival.$edition.data.$agency.$metric'
import { CoverageFacts } from './coverage-facts'
import { NoPart } from './drawer'
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
  const facts = usePart<typeof loadMonths>(to)
  return facts ? <CoverageFacts {...facts} onRecords={onRecords} /> : <NoPart hasFailed={facts === null} />
}
