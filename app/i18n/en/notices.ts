import type { AreaTexts } from '../texts'

export const notices: AreaTexts['notices'] = {
  notice: {
    title: 'Reminders',
    lead: 'What is your turn, or concerns your work. Opening a reminder marks it as read.',
    none: 'There is no reminder for you.',
    unread: 'new',
    open: 'Open',
    readAll: 'Mark all as read',
    kind: {
      collecting: 'Collecting has begun: write the values that your agency declares, for its head to submit.',
      evaluating: 'Evaluation has begun: the values that agencies submitted wait for you.',
      preliminary: 'The preliminary result is there, and you see how your agency was scored.',
      objections: 'This is the time for objections: one to each indicator, until the deadline.',
      review: 'Objections have ended: rule on those about your indicators.',
      shortlisting: 'The shortlist has begun, and it is the judges’ turn.',
      'deadline-declarations': 'Declarations end at {{at}} (in {{days}} days), and you still have something to submit.',
      'deadline-objections': 'Objections end at {{at}} (in {{days}} days).',
      'deadline-rulings': 'Rulings on objections end at {{at}} (in {{days}} days).',
      'deadline-votes': 'The votes of judges end at {{at}} (in {{days}} days).',
      'ruling-withdrawn':
        'The ruling on your objection about the indicator {{indicator}} was taken back; another one will follow.',
      'return-withdrawn':
        '“{{metric}}” is not given back any more: the verdict was taken back, and your value stands until it is judged again.',
      'objection-ruled': 'Your objection about the indicator {{indicator}} has its ruling.',
      'declaration-returned':
        'An evaluator returned the value of “{{metric}}”. Read the reason, correct it and submit it again.',
      'minutes-waiting': 'Minutes {{number}} wait for your signature.',
      'second-step-reset':
        'Your second step was reset at {{at}}, and your sessions have ended. If you did not ask for it, tell the secretariat now; otherwise set it up again.',
    },
    mailSubject: 'Sanjeh reminder: {{edition}}',
    mailSubjectAccount: 'Sanjeh: about your account',
  },
}
