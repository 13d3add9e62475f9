/** Thrown where the port can't be had. */
export class PortError extends Error {
  override name = 'PortError'
}

/** Thrown where accounts with published passwords would be open to a network. */
export class PublishedPasswordsError extends Error {
  override name = 'PublishedPasswordsError'
}
