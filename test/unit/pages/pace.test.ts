import { expect, test } from 'vitest'
import { asked } from '../offer/story.ts'
import { staffVisitor } from './visitor.ts'

test('the form shows the pace unfolded, and outside service hours who wakes up when and who is there', async () => {
  const { w } = await asked({})
  const worker = await staffVisitor(w, 'worker')
  const day = await worker.get('/requests/new')
  expect(day.text).toMatch(/Kuinka pian\? Vaiheen mukaan: kiireellinen sijoitus on kiireellinen;.*Muut toiveet/)
  expect(day.text).not.toContain('sosiaalipäivystykseen')
  await w.passTo('2026-11-23T20:00:00.000Z')
  const { text } = await worker.get('/requests/new')
  expect(text).toContain('Koordinaattori on paikalla seuraavan kerran ti 24.11.2026 klo 8.')
  expect(text).toContain('Muilta kysymme ti 24.11.2026 klo 8.')
  expect(text).toContain('ota yhteys alueesi sosiaalipäivystykseen')
  const sent = await worker.send(day, '/requests/new', {
    phases: ['EMERGENCY'],
    languages: ['fi'],
    when: 'later',
    area: '529',
  })
  expect(sent.text).toContain('Kuinka pian? Kiireellinen Lupaus Joku löytyy viimeistään')
})
