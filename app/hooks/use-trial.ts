import { useLocation } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type PlainPrepared, type Trial, type TrialRow, fromPlain, readTrial, toTrialRows, toWeights, writeTrial } from '../views/what-if'
import type { Rescored } from '../../scoring/robustness/rescorer'
import { startRescoring } from '../workers/rescore-client'

/** A trial with the ranking that it gives, computed beside the page; the address follows it, so that it can be sent. */
export function useTrial(plain: Omit<PlainPrepared, 'surveyed'>) {
  const { search, pathname } = useLocation()
  const [trial, setTrial] = useState<Trial>(() => readTrial(search, plain.nodes))
  const before = useRescored(plain, noTrial)
  const now = useRescored(plain, trial)
  const rows = useMemo<readonly TrialRow[] | null>(() => (before && now ? toTrialRows(plain.agencies, before, now) : null), [plain, before, now])
  const change = (next: Trial) => {
    setTrial(next)
    // No navigation: the server has nothing to add, and a slider sends dozens a second.
    window.history.replaceState(window.history.state, '', `${pathname}${writeTrial(next)}`)
  }
  return { trial, rows, change }
}

const noTrial: Trial = { shares: {}, method: null }

function useRescored(plain: Omit<PlainPrepared, 'surveyed'>, trial: Trial): Rescored | null {
  const client = useRef<ReturnType<typeof startRescoring> | null>(null)
  const [rescored, setRescored] = useState<Rescored | null>(null)
  useEffect(() => {
    const own = startRescoring(fromPlain(plain, trial.method))
    client.current = own
    return () => own.close()
  }, [plain, trial.method])
  useEffect(() => {
    // Null: newer weights came before the worker got to these.
    client.current?.setWeights(toWeights(plain.nodes, trial)).then((answer) => answer && setRescored(answer), () => setRescored(null))
  }, [plain, trial])
  return rescored
}
