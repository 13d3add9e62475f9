import { useParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { type Job, isOver } from '../jobs'

/** A job as it goes on. Where the stream breaks, the browser opens it again by itself. */
export function useJob(first: Job): Job {
  const { lang, festival } = useParams()
  const [job, setJob] = useState(first)
  const known = job.id === first.id && !isOver(first) ? job : first
  const isFollowed = !isOver(first)
  useEffect(() => {
    if (!isFollowed) return
    const events = new EventSource(`/${lang}/${festival}/jobs/${first.id}/events`)
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const told: Job = JSON.parse(data)
      setJob(told)
      if (isOver(told)) events.close()
    })
    return () => events.close()
  }, [lang, festival, first.id, isFollowed])
  return known
}
