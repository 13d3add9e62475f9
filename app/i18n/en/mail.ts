import type { AreaTexts } from '../texts'

export const mail: AreaTexts['mail'] = {
  mail: {
    subject: { invitation: 'Invitation to Sanjeh', 'password-reset': 'A new password for Sanjeh' },
    body: {
      invitation:
        'Dear {{name}},\n\nyou have an account at Sanjeh with the user name {{username}}. Choose your password by this link:',
      'password-reset':
        'Dear {{name}},\n\na new password was asked for your account {{username}} at Sanjeh. Choose it by this link:',
    },
    logSubject: {
      signature: 'Sanjeh: the log is signed up to event {{n}}',
      fault: 'Sanjeh: the log was tampered with at event {{n}}',
    },
    logText: {
      signature:
        'Keep this signature away from the server. With sanjeh audit verify --checkpoint it shows, years later, that the log up to event {{n}} is what it was.',
      fault:
        'The log does not follow from its last signature and was not signed; the first break is at event {{n}}. Keep the database, and find out who had access to it.',
    },
    once: 'The link works once, until {{until}}. Send it to nobody; if you did not expect this mail, tell the secretariat.',
  },
}
