const waiting: (() => void)[] = []

/** Does something when the browser is idle, one thing at a time: many drawings at once would be one long task. */
export function inTurn(act: () => void) {
  waiting.push(act)
  if (waiting.length === 1) whenIdle(next)
}

function next() {
  waiting.shift()?.()
  if (waiting.length) whenIdle(next)
}

/** Safari has no idle callbacks. */
function whenIdle(act: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(act)
  else setTimeout(act, 200)
}
