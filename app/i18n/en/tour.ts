import type { AreaTexts } from '../texts'

export const tour: AreaTexts['tour'] = {
  tourStep: {
    welcome: {
      title: 'Welcome to Sanjeh',
      text: 'Sanjeh measures agencies and keeps the way of each number to its record. This tour has five short steps; you may skip it at any time.',
    },
    sections: {
      title: 'Festivals and editions',
      text: 'From here you reach festivals and their editions. Each edition has tabs of its own: rankings, compare, model, course, and what your role may see.',
    },
    display: {
      title: 'To your eyes',
      text: 'Choose light or dark, and the Jalali or the Gregorian calendar. Your browser remembers it.',
    },
    account: {
      title: 'Your account',
      text: 'Password, second step and open sessions are here. This tour can be taken again from here as well.',
    },
    words: {
      title: 'Words',
      text: 'The i beside a figure says what it means. All definitions are together in the glossary.',
    },
  },
}
