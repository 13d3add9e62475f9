/** Threads don't inherit the TypeScript loader of the thread that starts them, so each begins here. */
import { register } from 'tsx/esm/api'

register()
export const {
  drawPart,
  sobolPart,
  assessment,
  inputHash,
  scoring,
  preparation,
  tieKeys,
  winners,
  report,
  draftTrial,
  letter,
  certificates,
  steadyXlsx,
} = await import('./engine-worker.ts')
