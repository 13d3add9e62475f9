export const forms = {
  held: {
    title: 'The form has not been sent yet',
    kept: 'What you typed is not lost: it is still on this page.',
    keptFile: 'The file that you chose is still here too, and is sent along.',
    unreachable:
      'Sanjeh could not be reached. Check the network and send again. If the connection broke while the form was being sent, it may have arrived; sending again then says so.',
    signedOut: 'Your session has ended. Sign in here, and the form is sent.',
    refused:
      'With the account of {{name}} this can’t be done any more: your role has changed, a deadline has passed, or the thing is gone. Ask the secretariat, or sign in with another account and send.',
    tooLarge: 'What you sent is larger than allowed and was not taken. Choose a smaller file, or shorten the text.',
    computing: 'The server has too much to compute right now. Send again in half a minute.',
    databaseFull:
      'The database has no room left, and nothing was saved. Tell who runs Sanjeh; send again once there is room.',
    databaseReadOnly:
      'The database can only be read at the moment, and nothing was saved. Tell who runs Sanjeh; send again once it takes changes.',
    databaseGone:
      'The database can’t be reached, and nothing was saved. Send again in a minute; if it stays so, tell who runs Sanjeh.',
    databaseBusy: 'The database did not answer in time, and nothing was saved. Send again in a minute.',
    failed: 'Sanjeh could not take the form. Send again in a moment. If it fails again, tell who runs Sanjeh.',
    secret: 'Passwords and codes are not kept; close this window and send the form again yourself.',
    again: 'Send again',
    back: 'Back to the form',
    signIn: 'Sign in and send',
    signInOnly: 'Sign in',
    otherWindow: 'Sign in in another window',
    asking: 'One moment…',
  },
  unsaved: {
    title: 'Unsaved changes',
    leave: 'What you typed on this page is not saved. If you leave, it is lost.',
    stay: 'Stay on the page',
    go: 'Leave without saving',
    stale:
      'This button works with what is saved, but these changes on the page are not saved yet. Save them first, or put them back.',
    form: 'Form without a name',
    show: 'Show it',
  },
  kept: {
    title: 'The form was not sent',
    signIn: 'You have to sign in to send this form; your session may have ended. What you typed is still on this page.',
    refused:
      'This can’t be done with this account, or there is no page at this address; your role may have changed. What you typed is still on this page.',
    failed: 'Sanjeh could not take the form. What you typed is still on this page.',
    first: '1. Sign in. That happens in another window; don’t close this page.',
    second: '2. Come back to this page and send the form again.',
    again: 'Send again',
    typed: 'What you typed',
    files:
      'The browser does not keep files on this page. After signing in, go back to the page of the form and choose these files again:',
    lost: 'The text of this form could not be read. Go back to the form with the browser’s back button.',
    toPage: 'The page of the form',
  },
  signInHere: {
    name: 'User name or e-mail',
    password: 'Password',
    page: 'Other ways to sign in, or I forgot my password',
    code: 'The six digits of your authenticator, or one of the backup codes',
    why: {
      wrong: 'User name or password is wrong.',
      disabled: 'This account is disabled. Ask the secretariat.',
      'too-many': 'Too many tries. Wait a minute and try again.',
      wait: 'Too many wrong tries. Wait {{seconds}} seconds and try again.',
      locked: 'Too many wrong tries. Try again in a quarter of an hour.',
      unreachable: 'Sanjeh could not be reached. Check the network.',
    },
    codeWhy: {
      wrong: 'This code is wrong, or its time is over.',
      'too-many': 'Too many tries. Wait a minute and try again.',
      locked: 'Too many wrong codes; the second step of this account takes none for a quarter of an hour.',
    },
    lead: 'If the address is right, you may have to sign in to see this page. After signing in you come to it.',
    leadFile: 'If the address is right, you may have to sign in to get this file. After signing in you come to it.',
  },
}
