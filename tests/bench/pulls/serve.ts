import { numberAsked, sendJson, startLocalServer } from '../../fixtures/local-server'
import { observations, pageSize, rowOf } from './rows'

/** The source, as a process of its own: pages of JSON over HTTP. Prints its address. */
const { host } = await startLocalServer((request, response) => {
  const first = (numberAsked(request, 'page') - 1) * pageSize
  sendJson(
    response,
    Array.from({ length: Math.max(0, Math.min(pageSize, observations - first)) }, (_, index) => rowOf(first + index)),
  )
})
process.stdout.write(`${host}\n`)
