/** Which field of the forms of people a refusal is about; what is missing here is about the form as a whole. */
const fields: Readonly<Record<string, string>> = {
  taken: 'username',
  role: 'role',
  whole: 'role',
  'no-agency': 'agency',
  'unknown-agency': 'agency',
  submits: 'agency',
  'unknown-county': 'county',
}

/** What is wrong with a form, beside its field or above its button. */
interface FormErrors {
  errors: Readonly<Record<string, string>>
  ofForm: string | null
}

/** `hasFields` is whether the form that was refused has fields of its own. */
export function errorsOf<Why extends string>(
  why: Why | null | undefined,
  say: (why: Why) => string,
  hasFields = true,
): FormErrors {
  const field = why && hasFields ? fields[why] : undefined
  if (!why) return { errors: {}, ofForm: null }
  return field === undefined ? { errors: {}, ofForm: say(why) } : { errors: { [field]: say(why) }, ofForm: null }
}
