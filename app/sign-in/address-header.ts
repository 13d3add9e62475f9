/** Where we put the address that we hold for the real one, for better-auth to count by. */
export const addressHeader = 'x-sanjeh-address'

/** Set where a known device tries: the number of tries from its address says nothing of it. */
export const deviceHeader = 'x-sanjeh-known-device'
