import type express from 'express'

/** A year and more, for all names below ours too: what browsers and ASVS ask of a site that is reached over https. */
const transport = 'max-age=63072000; includeSubDomains'

const common: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Scripts of workers are answers too, and their policy is what the worker may do: load our own files and run the
 * WebAssembly among them.
 */
const filePolicy = toPolicy(["script-src 'self' 'wasm-unsafe-eval'", "form-action 'self'"])

/** For an answer in which nothing is loaded or run. */
export const plainPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** The same for an answer that carries a form of ours. */
export const plainFormPolicy = plainPolicy.replace("form-action 'none'", "form-action 'self'")

/**
 * For what somebody gave or what is kept as a file: even where a browser shows it, it is of no site and runs nothing.
 */
export const attachmentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Nothing is loaded from elsewhere, and no other site may frame or read these pages. */
export function pagePolicy(nonce: string): string {
  return toPolicy([`script-src 'self' 'nonce-${nonce}'`, "form-action 'self'"])
}

function toPolicy(more: readonly string[]): string {
  return [
    "default-src 'self'",
    ...more,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** The headers of every answer until it says otherwise: what is public or may be kept says so itself. */
export function headersOfAll({ isHttps }: { isHttps: boolean }): Record<string, string> {
  return {
    ...common,
    'content-security-policy': filePolicy,
    'cache-control': 'no-store',
    ...(isHttps ? { 'strict-transport-security': transport } : {}),
  }
}

export function setHeadersOfAll(item: { isHttps: boolean }): express.RequestHandler {
  const headers = headersOfAll(item)
  return (_request, response, next) => {
    response.set(headers)
    next()
  }
}
