import { expect, test } from 'vitest'
import { dates } from '#copy/fi/dates.ts'
import { fi } from '#copy/fi/fi.ts'
import { messages } from '#copy/fi/messages.ts'
import { realTree } from './tree.ts'
import { unreadWords } from './words.ts'

test('every word of the catalogue is read by somebody: what nobody is shown is written in three languages for nothing', () => {
  const tree = realTree()
  expect([...unreadWords(tree, { ...fi, dates }), ...unreadWords(tree, messages)]).toEqual([])
})

const PAGE = 'packages/pages/page.tsx'
const words = {
  request: { title: 'Pyyntö', days: ['ma', 'ti'], change: { close: 'Päätä' }, of: { open: 'Auki', shut: 'Kiinni' } },
}
const unread = (source: string) => unreadWords(new Map([[PAGE, source]]), words)

test.each([
  ['taken one by one', 'const { request: words } = useWords(); words.title; words.days; words.change.close; words.of[state]'],
  ['taken apart', 'const { request } = useWords(); const { title, days, change: { close } } = request; lookUp(request.of, code)'],
])('words are read where they are %s', (_, source) => expect(unread(source)).toEqual([]))

test.each([
  ['nobody reads', 'const { request: words } = useWords(); words.days; words.change.close; words.of[state]', ['request.title']],
  ['another room has too', 'const { queue: words } = useWords(); words.title', ['request.title', 'request.days']],
  [
    'only its table is named of',
    'const { request: { change, of } } = useWords(); of.open',
    ['request.change.close', 'request.of.shut'],
  ],
])('a word is told that %s', (_, source, told) => expect(unread(source)).toEqual(expect.arrayContaining(told)))
