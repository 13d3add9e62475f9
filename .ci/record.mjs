/** Notes how a step ended and how long it took, for the closing lines. */
import { appendFileSync } from 'node:fs'
import path from 'node:path'

const [folder = '', name = '', status = '1', seconds = '0'] = process.argv.slice(2)
appendFileSync(
  path.join(folder, 'steps.ndjson'),
  `${JSON.stringify({ name, isFailed: status !== '0', seconds: Number(seconds) })}\n`,
)
