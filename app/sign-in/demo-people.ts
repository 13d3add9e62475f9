import type { Grant } from '../../db/queries/grants'

/**
 * Published in the README and on the sign-in page: the server refuses to be reached from a network while it is in use.
 */
export const demoPassword = 'sanjeh-demo'

export interface DemoPerson {
  username: string
  name: string
  role: Grant['role']
  /** Code of the agency they belong to. */
  agency?: string
  maySubmit?: boolean
  post: string
}

/**
 * One account for each role of the demonstration, and those that work needs twice. Named by what they do: nobody is
 * meant.
 */
export const demoPeople: readonly DemoPerson[] = [
  { username: 'secretary', name: 'دبیر جشنواره (نمایشی)', role: 'administrator', post: 'دبیر جشنواره' },
  { username: 'manager', name: 'مدیر استانی (نمایشی)', role: 'manager', post: 'مدیر استانی' },
  {
    username: 'agency',
    name: 'رئیس دستگاه (نمایشی)',
    role: 'agency',
    agency: 'GAS',
    maySubmit: true,
    post: 'رئیس دستگاه',
  },
  { username: 'clerk', name: 'کارشناس دستگاه (نمایشی)', role: 'agency', agency: 'GAS', post: 'کارشناس دستگاه' },
  {
    username: 'agency2',
    name: 'رئیس دستگاه دوم (نمایشی)',
    role: 'agency',
    agency: 'ABFA',
    maySubmit: true,
    post: 'رئیس دستگاه',
  },
  { username: 'evaluator', name: 'ارزیاب (نمایشی)', role: 'evaluator', post: 'ارزیاب' },
  { username: 'evaluator2', name: 'ارزیاب دوم (نمایشی)', role: 'evaluator', post: 'ارزیاب' },
  { username: 'judge', name: 'داور (نمایشی)', role: 'judge', post: 'داور' },
  { username: 'judge2', name: 'داور دوم (نمایشی)', role: 'judge', post: 'داور' },
  { username: 'judge3', name: 'داور سوم (نمایشی)', role: 'judge', agency: 'GAS', post: 'داور' },
  { username: 'auditor', name: 'ناظر (نمایشی)', role: 'auditor', post: 'ناظر' },
]
