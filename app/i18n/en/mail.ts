import type { AreaTexts } from '../texts'

export const mail: AreaTexts['mail'] = {
  mail: {
    subject: { invitation: 'Invitation to Sanjeh', 'password-reset': 'A new password for Sanjeh' },
    body: {
      invitation:
        'Dear {{name}},\n\nyou have an account at Sanjeh with the user name {{username}}. Choose your password by this link:',
      'password-reset':
        'Dear {{name}},\n\nthe secretariat has made a link by which you choose a new password for your account {{username}} at Sanjeh:',
    },
    once: 'The link works once, until {{until}}. Send it to nobody; if you did not expect this mail, tell the secretariat.',
  },
}
