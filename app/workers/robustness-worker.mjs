/** Threads don't inherit the TypeScript loader of the thread that starts them, so each begins here. */
import { register } from 'tsx/esm/api'

register()
const { default: runPart } = await import('./robustness-worker.ts')
export default runPart
