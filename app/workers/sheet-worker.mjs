/** Threads don't inherit the TypeScript loader of the thread that starts them, so each begins here. */
import { register } from 'tsx/esm/api'

register()
export const { officeFile } = await import('./sheet-worker.ts')
