/** Where we put the address that we hold for the real one, for better-auth to count by. */
export const addressHeader = 'x-sanjeh-address'

/**
 * Set where a known device tries, or a person whose tries are counted: the number of tries from the address says
 * nothing of them.
 */
export const deviceHeader = 'x-sanjeh-known-device'
