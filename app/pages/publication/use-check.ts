import { useState } from 'react'
import { type CheckedClaim, type OtherEngine, compareWith, findOtherEngine } from '../../check/compare'
import type { Recomputed } from '../../check/recompute'
import type { CheckRequest } from '../../workers/check.worker'

export type CheckState =
  { step: 'idle' | 'running' | 'failed' } | { step: 'done'; claims: CheckedClaim[]; otherEngine: OtherEngine | null }

/** Fetches what was published and scores it again in this browser. */
export function useCheck(files: string): { state: CheckState; begin: () => void } {
  const [state, setState] = useState<CheckState>({ step: 'idle' })
  const begin = () => {
    setState({ step: 'running' })
    checkFiles(files).then(setState, () => setState({ step: 'failed' }))
  }
  return { state, begin }
}

async function checkFiles(files: string): Promise<CheckState> {
  const { ResultsDocument } = await import('../../documents/results-document')
  const [inputText, modelText, results] = await Promise.all(
    ['input.json', 'model.json', 'results.json'].map((name) => read(`${files}/${name}`)),
  )
  const made = await score({ inputText: inputText ?? '', modelText: modelText ?? '' })
  if (!made.ok) return { step: 'failed' }
  const published = ResultsDocument.parse(JSON.parse(results ?? ''))
  return { step: 'done', claims: compareWith(published, made), otherEngine: findOtherEngine(published) }
}

async function read(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.text()
}

function score(request: CheckRequest): Promise<Recomputed> {
  const worker = new Worker(new URL('../../workers/check.worker.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<Recomputed>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Recomputed>) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
  })
  worker.postMessage(request, { transfer: [] })
  return answer.finally(() => worker.terminate())
}
