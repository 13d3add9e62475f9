import { useEffect, useState } from 'react'
import { type Job, isOver } from '../../runtime/jobs'
import { useFestivalPath } from '../../ui/edition-link'

/** A job as it goes on. Where the stream breaks, the browser opens it again by itself. */
export function useJob(first: Job): Job {
  const address = useFestivalPath()(`jobs/${first.id}/events`)
  const [job, setJob] = useState(first)
  const known = job.id === first.id && !isOver(first) ? job : first
  const isFollowed = !isOver(first)
  useEffect(() => {
    if (!isFollowed) return
    const events = new EventSource(address)
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const told: Job = JSON.parse(data)
      setJob(told)
      if (isOver(told)) events.close()
    })
    return () => events.close()
  }, [address, isFollowed])
  return known
}
