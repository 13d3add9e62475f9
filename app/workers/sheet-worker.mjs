/** Threads don't inherit the TypeScript loader of the thread that starts them, so each begins here. */
import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { register } from 'tsx/esm/api'

// SheetJS writes a line for each record that it does not know: a hostile file would fill the log.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }))

register()
export const { officeFile } = await import('./sheet-worker.ts')
