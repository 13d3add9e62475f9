const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  jpg: 'image/jpeg',
  json: 'application/json; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
  pem: 'application/x-pem-file',
  png: 'image/png',
  sig: 'text/plain; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** Of a file in a package, by the end of its name. */
export function mediaTypeOf(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

/** How the name of a file of a kind ends. */
export function extensionOf(mediaType: string): string {
  return Object.entries(types).find(([, own]) => own === mediaType)?.[0] ?? 'bin'
}

/**
 * The name of a file that says what its bytes are: a program opens it by the end of its name, whatever the type says.
 * An end that fits stays, however it is written; any other gets the right one behind it.
 */
export function nameByType(name: string, mediaType: string): string {
  const extension = extensionOf(mediaType)
  const fitting = extension === 'jpg' ? ['jpg', 'jpeg'] : [extension]
  return fitting.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) && name.includes('.')
    ? name
    : `${name}.${extension}`
}

/** The header by which a browser stores an answer under a name in any letters (RFC 8187). */
export function attachmentNamed(name: string): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
