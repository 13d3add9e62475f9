import { type Job, isOver } from '../runtime/jobs'
import type { JobList } from '../runtime/job-list'

/** Proxies close a stream that says nothing. */
const heartbeatMs = 15_000

/** A job as server-sent events: what it is now, each change, and the end of the stream when it is over. */
export function streamJob(jobs: JobList, first: Job, signal: AbortSignal): Response {
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      const heartbeat = setInterval(() => say(': still here\n\n'), heartbeatMs)
      const unfollow = jobs.follow(first.id, (job) => tell(job))
      let isClosed = false
      stop = () => {
        if (isClosed) return
        isClosed = true
        clearInterval(heartbeat)
        unfollow()
        signal.removeEventListener('abort', stop)
        jobs.stopping.removeEventListener('abort', stop)
        controller.close()
      }
      const tell = (job: Job) => {
        if (isClosed) return
        say(`data: ${JSON.stringify(job)}\n\n`)
        if (isOver(job)) stop()
      }
      signal.addEventListener('abort', stop, { once: true })
      // The browser asks again, and finds the job where it goes on.
      jobs.stopping.addEventListener('abort', stop, { once: true })
      tell(jobs.find(first.id) ?? first)
      if (jobs.stopping.aborted) stop()
    },
    cancel: () => stop(),
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
