import { expect, test } from 'vitest'
import { besideBar, inside, shorten } from './place-text'

const room = { from: 0, to: 100 }

test('a text stands on its side of a bar where there is room', () => {
  expect(besideBar({ from: 50, to: 60 }, 20, room, 'left')).toBe(24)
  expect(besideBar({ from: 50, to: 60 }, 20, room, 'right')).toBe(66)
})

test('a text that would be cut stands on the other side, and over the bar where neither has room', () => {
  expect(besideBar({ from: 10, to: 60 }, 20, room, 'left')).toBe(66)
  expect(besideBar({ from: 50, to: 90 }, 20, room, 'right')).toBe(24)
  expect(besideBar({ from: 5, to: 95 }, 20, room, 'left')).toBe(0)
  expect(besideBar({ from: 5, to: 95 }, 20, room, 'right')).toBe(80)
})

test('a text is moved inwards from either edge', () => {
  expect([inside(-5, 20, room), inside(90, 20, room), inside(40, 20, room)]).toEqual([0, 80, 40])
})

test('a name is cut at a word and says so', () => {
  const letters = (text: string) => text.length
  expect(shorten('one two three', 20, letters)).toBe('one two three')
  expect(shorten('one two three', 9, letters)).toBe('one two…')
  expect(shorten('one two three', 2, letters)).toBe('one…')
})
