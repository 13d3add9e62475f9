import { formatMoment } from '../format/date'
import { formatDigits } from '../format/number'
import { en } from '../i18n/en'
import { fa } from '../i18n/fa'
import { languages, titleOf } from '../i18n/language'
import { translator } from '../i18n/translate'
import { isNoticeKind, noticeParams } from './notice-words'
import type { NoticeRow } from '../../db/queries/notices'

const words = { fa: translator(fa), en: translator(en) } as const

export type LinkMail = 'invitation' | 'password-reset'

interface LinkParams {
  name: string
  username: string
  link: string
  until: Date
}

/** The mail that brings a one-time link: nobody has said which language they read, so it is in both, Persian first. */
export function writeLinkMail(kind: LinkMail, { until, ...params }: LinkParams): { subject: string; text: string } {
  const parts = languages.map((language) => {
    const t = words[language]
    return {
      subject: t(`mail.subject.${kind}`),
      text: `${t(`mail.body.${kind}`, params)}\n\n${params.link}\n\n${t('mail.once', { until: formatMoment(until, language, 'jalali') })}`,
    }
  })
  return {
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: `${parts.map(({ text }) => text).join('\n\n———\n\n')}\n`,
  }
}

/** The mail of a reminder, in both languages; null for one that has no sentence. */
export function writeNoticeMail(
  { notice: { kind, params }, edition, festival }: NoticeRow,
  link: string,
): { subject: string; text: string } | null {
  if (!isNoticeKind(kind)) return null
  const parts = languages.map((language) => {
    const t = words[language]
    const sentence = t(`notice.kind.${kind}`, noticeParams(params, language, festival?.calendar ?? 'jalali'))
    return {
      subject: edition
        ? t('notice.mailSubject', { edition: titleOf(language, edition) })
        : t('notice.mailSubjectAccount'),
      text: `${sentence}\n\n${link}`,
    }
  })
  return {
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: `${parts.map(({ text }) => text).join('\n\n———\n\n')}\n`,
  }
}

/**
 * The mail that takes a signature of the log along, or says that the log does not follow from the last one. `body` is
 * the file to keep.
 */
export function writeSignatureMail(
  kind: 'signature' | 'fault',
  sequence: number,
  body: string,
): { subject: string; text: string } {
  const parts = languages.map((language) => {
    const n = formatDigits(String(sequence), language)
    return {
      subject: words[language](`mail.logSubject.${kind}`, { n }),
      text: words[language](`mail.logText.${kind}`, { n }),
    }
  })
  return {
    subject: parts.map(({ subject }) => subject).join(' · '),
    text: `${parts.map(({ text }) => text).join('\n\n')}\n\n${body}`,
  }
}
