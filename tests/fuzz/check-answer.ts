import { mark } from './hostile-values'
import type { Answer, Sent } from './send'

/** What is wrong with an answer, whatever was asked; nothing, one hopes. */
export function faultsOf(sent: Sent, { status, headers, body, ms, fault }: Answer, slowMs: number): string[] {
  if (status === -1) return []
  if (status === 0) return [`no answer: ${fault}`]
  const faults: string[] = []
  const header = (name: string) => String(headers[name] ?? '')
  if (status >= 500) faults.push(`status ${status}`)
  if (ms > slowMs) faults.push(`slower than ${slowMs} ms`)
  if (header('x-content-type-options') !== 'nosniff') faults.push('without nosniff')
  if (!header('content-security-policy').includes('frame-ancestors')) faults.push('without a content security policy')
  if (!/no-store|public/.test(header('cache-control')))
    faults.push(`cache-control ${header('cache-control') || 'absent'}`)
  if (header('cache-control').includes('public') && sent.headers['cookie'] !== undefined && !isForEverybody(sent.path))
    faults.push('public, although somebody was signed in')
  if (header('location') && !/^(\/(?!\/)|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(header('location')))
    faults.push(`leads elsewhere: ${header('location').slice(0, 100)}`)
  for (const cookie of [headers['set-cookie'] ?? []].flat())
    if (!/httponly/i.test(cookie) || !/samesite=(lax|strict)/i.test(cookie))
      faults.push(`a cookie that scripts or other sites may use: ${cookie.split('=')[0]}`)
  const isPage = header('content-type').startsWith('text/html')
  if (isPage && (body.includes(`<i data-${mark}`) || body.includes(`<script>${mark}`) || body.includes(`<!--${mark}`)))
    faults.push('what was sent stands in the page as HTML')
  if (/\n\s+at .+\(.+:\d+:\d+\)|Failed query:|node_modules\//.test(body))
    faults.push('tells of the program: a stack or a statement')
  return faults
}

/** Files of the build, the schema and published files are the same for all. */
function isForEverybody(path: string): boolean {
  return /^\/(assets\/|favicon|model\.schema\.json)|\/results\/\d+\//.test(path)
}

/** What is wrong with a line that the server wrote while it was asked. */
export function faultOfLine(line: string): string | null {
  const shown = line.slice(0, 600)
  const entry = readJson(line)
  if (entry === null)
    return /^(•|\s|$|Ctrl|Accounts)/.test(line) ? null : `a line that is no entry of the log: ${shown}`
  if (line.includes(mark)) return `what was sent stands in the log: ${shown}`
  if (/params: |"params"/.test(line)) return `parameters stand in the log: ${shown}`
  return typeof entry === 'object' && 'level' in entry && typeof entry.level === 'number' && entry.level >= 50
    ? `an error: ${shown}`
    : null
}

function readJson(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
