import { useLocation, useNavigate, useNavigation } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type PlainPrepared,
  type Trial,
  fromPlain,
  noTrial,
  readTrial,
  toTrialRows,
  toWeights,
  writeTrial,
} from './what-if'
import type { Rescored } from '../../../scoring/robustness/rescorer'
import { startRescoring } from '../../workers/rescore-client'

type Sent = Omit<PlainPrepared, 'surveyed'>

/**
 * A trial with the ranking that it gives, computed beside the page; the address follows it, so that it can be sent.
 * `tried` is the edition under the normalisation that the address asks for: that alone takes the server, which has the
 * values.
 */
export function useTrial(plain: Sent, tried: Sent | null) {
  const { search, pathname, key } = useLocation()
  const navigate = useNavigate()
  const isOnTheWay = useNavigation().state !== 'idle'
  const [trial, setTrial] = useState<Trial>(() => readTrial(search, plain.nodes))
  // Where somebody goes on this page, back to another trial or by a tab to none, the address says what is tried.
  const [at, setAt] = useState(key)
  if (key !== at) {
    setAt(key)
    setTrial(readTrial(search, plain.nodes))
  }
  // Weights that a model learns from the values stay those that it learnt from its own: the sliders show them.
  const normalised = useMemo(() => (tried ? { ...tried, nodes: plain.nodes } : plain), [plain, tried])
  const before = useRescored(plain, noTrial)
  const now = useRescored(normalised, trial)
  const rows = useMemo(() => (before && now ? toTrialRows(plain.agencies, before, now) : null), [plain, before, now])
  const change = (next: Trial) => {
    setTrial(next)
    const address = `${pathname}${writeTrial(next, search)}`
    if (isOnTheWay || next.normalisation !== trial.normalisation)
      return navigate(address, { replace: true, preventScrollReset: true })
    // No navigation: the server has nothing to add, and a slider sends dozens a second.
    window.history.replaceState(window.history.state, '', address)
  }
  return { trial, rows, change }
}

function useRescored(plain: Sent, trial: Trial): Rescored | null {
  const client = useRef<ReturnType<typeof startRescoring> | null>(null)
  const [rescored, setRescored] = useState<Rescored | null>(null)
  useEffect(() => {
    const row = startRescoring(fromPlain(plain, trial.method))
    client.current = row
    return () => row.close()
  }, [plain, trial.method])
  useEffect(() => {
    // Null: newer weights came before the worker got to these.
    client.current?.setWeights(toWeights(plain.nodes, trial)).then(
      (answer) => answer && setRescored(answer),
      () => setRescored(null),
    )
  }, [plain, trial])
  return rescored
}
