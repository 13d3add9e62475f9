export const peopleColumns = ['name', 'email', 'username', 'role', 'agency', 'county', 'post', 'maySubmit'] as const
export type PeopleColumn = (typeof peopleColumns)[number]

/** Headings that offices write, as they are read: folded, without brackets. */
export const peopleHeadings: Readonly<Record<PeopleColumn, readonly string[]>> = {
  name: ['نام', 'نام و نام خانوادگی', 'نام کامل', 'نام شخص', 'نام کاربر', 'name', 'full name'],
  email: ['رایانامه', 'ایمیل', 'پست الکترونیکی', 'پست الکترونیک', 'نشانی رایانامه', 'email', 'e-mail', 'mail'],
  username: ['نام کاربری', 'شناسه کاربری', 'شناسه', 'username', 'user name', 'user'],
  role: ['نقش', 'نقش در جشنواره', 'نوع کاربر', 'role'],
  agency: ['دستگاه', 'نام دستگاه', 'کد دستگاه', 'سازمان', 'اداره', 'دستگاه اجرایی', 'agency', 'organisation'],
  county: ['شهرستان', 'نام شهرستان', 'کد شهرستان', 'county'],
  post: ['سمت', 'سمت سازمانی', 'عنوان شغلی', 'پست سازمانی', 'post', 'position', 'title'],
  maySubmit: ['ارسال نهایی', 'ارسال نهایی با اوست', 'مسئول ارسال', 'submits', 'may submit'],
}

/** One row of a list of people, as texts. */
export type PersonRow = Record<PeopleColumn, string>
