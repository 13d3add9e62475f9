import { HeldPostDialog } from './held-post-dialog'
import { SendOnce } from './send-once'
import { UnsavedGuard } from './unsaved-guard'

/** What looks after every form of the application. */
export default function FormGuards() {
  return (
    <>
      <UnsavedGuard />
      <HeldPostDialog />
      <SendOnce />
    </>
  )
}
