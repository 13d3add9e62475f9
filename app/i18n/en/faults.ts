export const faults = {
  fault: {
    form: 'The form was not saved. Correct what is marked and send it again.',
    missing: 'Fill in this field.',
    number: 'Write a number.',
    whole: 'Write a number without decimals.',
    least: 'Write a number that is not less than {{bound}}.',
    most: 'Write a number that is not more than {{bound}}.',
    short: 'Write at least {{bound}} characters.',
    long: 'Write less: at most {{bound}} characters.',
    choice: 'Choose one of the options.',
    moment: 'Write the day as 2026-08-24 or 1405/06/02, and the time as 14:30.',
    email: 'Write the whole e-mail address, as name@example.org.',
    invalid: 'This can not be accepted.',
  },
}
