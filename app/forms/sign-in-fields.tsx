import type { ComponentProps } from 'react'
import { TextField } from '../ui/field'

/** The name that somebody signs in by, as browsers keep it. */
export function UserNameField(field: ComponentProps<typeof TextField>) {
  return (
    <TextField
      {...field}
      isWide
      name="name"
      dir="ltr"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  )
}

interface PasswordProps {
  name: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  className?: string
}

export function PasswordField(field: PasswordProps) {
  return <TextField {...field} isWide type="password" dir="ltr" required />
}

/** Name and password, wherever somebody signs in: each page has its own texts. */
export function SignInFields({ name, password }: { name: string; password: string }) {
  return (
    <>
      <UserNameField label={name} />
      <PasswordField name="password" label={password} autoComplete="current-password" />
    </>
  )
}
