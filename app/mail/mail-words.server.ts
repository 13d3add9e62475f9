import { createInstance } from 'i18next'
import { formatMoment } from '../format/date'
import { en } from '../i18n/en'
import { fa } from '../i18n/fa'
import { languages, titleOf } from '../i18n/language'
import { isNoticeKind, noticeParams } from './notice-words'
import type { NoticeRow } from '../../db/queries/notices'

const words = createInstance()
void words.init({ lng: 'fa', fallbackLng: false, resources: { fa: { translation: fa }, en: { translation: en } }, interpolation: { escapeValue: false }, initAsync: false, showSupportNotice: false })

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
    const t = words.getFixedT(language)
    return { subject: t(`mail.subject.${kind}`), text: `${t(`mail.body.${kind}`, params)}\n\n${params.link}\n\n${t('mail.once', { until: formatMoment(until, language, 'jalali') })}` }
  })
  return { subject: parts.map(({ subject }) => subject).join(' · '), text: `${parts.map(({ text }) => text).join('\n\n———\n\n')}\n` }
}

/** The mail of a reminder, in both languages; null for one that has no sentence. */
export function writeNoticeMail({ notice: { kind, params }, edition, festival }: NoticeRow, link: string): { subject: string; text: string } | null {
  if (!isNoticeKind(kind)) return null
  const parts = languages.map((language) => {
    const t = words.getFixedT(language)
    const sentence = t(`notice.kind.${kind}`, noticeParams(params, language, festival?.calendar ?? 'jalali'))
    return { subject: t('notice.mailSubject', { edition: edition ? titleOf(language, edition) : '' }), text: `${sentence}\n\n${link}` }
  })
  return { subject: parts.map(({ subject }) => subject).join(' · '), text: `${parts.map(({ text }) => text).join('\n\n———\n\n')}\n` }
}
