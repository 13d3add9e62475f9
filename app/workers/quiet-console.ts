import { Console } from 'node:console'
import { Writable } from 'node:stream'

// SheetJS writes a line for each record that it does not know: a hostile file would fill the log.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }))
