/// <reference types="vite/client" />
import type { ServerContext } from './access/server-context'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }

  interface AppLoadContext extends ServerContext {}
}
