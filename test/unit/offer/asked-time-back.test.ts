import { expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { ok } from '../../support/world.ts'
import { asked } from './story.ts'

test('the very time asked about, sent back as another one, is a yes, and said twice it is one yes', async () => {
  const { w, open } = await asked({}, { partners: 1 })
  const [offer] = open()
  const [slot] = offer!.slots
  const said = () => answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'other-time', ...slot! })
  expect(ok(await said())).toMatchObject({ again: false, offer: { state: 'accepted', slot } })
  expect(ok(await said())).toMatchObject({ again: true, offer: { state: 'accepted' } })
})
