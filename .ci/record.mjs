/** Notes how a step ended, for the closing line. */
import { appendFileSync } from 'node:fs'
import path from 'node:path'

const [folder = '', name = '', status = '1'] = process.argv.slice(2)
appendFileSync(path.join(folder, 'steps.ndjson'), `${JSON.stringify({ name, isFailed: status !== '0' })}\n`)
