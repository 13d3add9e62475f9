/** Fields whose content is neither kept, nor sent again by itself, nor shown again. */
const secretFields: readonly string[] = ['password', 'old', 'next', 'again', 'code', 'codes', 'uri', 'secret']

export const isSecretField = (name: string) => secretFields.includes(name)
