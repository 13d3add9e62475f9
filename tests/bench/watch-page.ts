import type { Page } from 'playwright-core'

/** What the page saw between an input and its answer, in milliseconds. */
export interface Answered {
  /** From the input to the first frame in which the answer is on screen. */
  shownMs: number
  /** From the input to the next frame, whatever is in it: as Event Timing gives it, in steps of 8 ms. */
  nextFrameMs: number
  /** Of `shownMs`, what went by while the server was asked. */
  serverMs: number
}

/** Does something to a page, and measures in the page itself until an element that the answer has is painted. */
export async function watchAnswer(page: Page, act: () => Promise<void>, answer: string): Promise<Answered> {
  const watched = page.evaluate(async (selector) => {
    const input = { at: 0 }
    let nextFrameMs = 0
    const events = new PerformanceObserver((list) => {
      for (const { duration, name } of list.getEntries())
        if (/^(?:click|keydown|pointerdown|pointerup|keyup)$/.test(name)) nextFrameMs = Math.max(nextFrameMs, duration)
    })
    const wanted = { type: 'event', durationThreshold: 16 } as const
    events.observe(wanted)
    performance.clearResourceTimings()
    for (const type of ['click', 'keydown'])
      addEventListener(type, (event) => void (input.at ||= event.timeStamp), { capture: true, once: true })
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    while (!input.at || !document.querySelector(selector)) await frame()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const shownMs = performance.now() - input.at
    await new Promise((resolve) => setTimeout(resolve, 300))
    events.disconnect()
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.includes('.data') && startTime >= input.at)
    const serverMs = Math.max(
      0,
      ...asked.map((each) =>
        each instanceof PerformanceResourceTiming && each.responseStart ? each.responseStart - each.requestStart : 0,
      ),
    )
    return { shownMs, nextFrameMs, serverMs }
  }, answer)
  await act()
  return watched
}

/** Frames and long tasks while an element is scrolled from its beginning to its end. */
export interface Scrolled {
  frames: number
  medianMs: number
  worstMs: number
  longTasks: number
  longestMs: number
  /** After the end was reached, until its rows were there. */
  lastRowsMs: number
}

/** Scrolls an element by a step each frame; `last` is what stands at its end. */
export async function watchScrolling(
  page: Page,
  { frame, last, stepPx }: { frame: string; last: string; stepPx: number },
): Promise<Scrolled> {
  return page.evaluate(
    async (item) => {
      const part = document.querySelector(item.frame)
      if (!part) throw new Error(`There is no ${item.frame}`)
      const long: number[] = []
      const tasks = new PerformanceObserver(
        (list) => void long.push(...list.getEntries().map(({ duration }) => duration)),
      )
      tasks.observe({ type: 'longtask' })
      const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const times: number[] = []
      let before = await next()
      while (part.scrollTop + part.clientHeight < part.scrollHeight - 2) {
        part.scrollTop += item.stepPx
        const now = await next()
        times.push(now - before)
        before = now
      }
      const ended = performance.now()
      while (!document.querySelector(item.last)) await next()
      const lastRowsMs = performance.now() - ended
      tasks.disconnect()
      const sorted = times.toSorted((a, b) => a - b)
      return {
        frames: times.length,
        medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
        worstMs: sorted.at(-1) ?? 0,
        longTasks: long.length,
        longestMs: Math.max(0, ...long),
        lastRowsMs,
      }
    },
    { frame, last, stepPx },
  )
}
