import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { removeAgreement } from '#core/tenant/agreements.ts'
import { agreementIdOf } from '#core/records/agreement.ts'
import type { Snapshot } from '#memory/table.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner, everywhere } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

let w: World
let before: Snapshot
beforeAll(async () => {
  w = await world()
  await aPartner(w.coordinator())
  ok(await removeAgreement(w.coordinator(), agreementIdOf(everywhere('Yhdistys')[0]!)))
  await w.pass({ minutes: 10 })
  before = w.ports.table.snapshot()
})
beforeEach(() => w.ports.table.restore(before))

const broken = (how: (item: Item) => Item | undefined): string => {
  w.ports.table.restore({ items: before.items.flatMap((item) => how(item) ?? []) })
  return unsound(w).join('\n')
}
const of = (kind: string, more: object) => (item: Item) => (item['kind'] === kind ? ({ ...item, ...more } as Item) : item)

test('a tenant whose agreements and organisations agree is sound', () => expect(unsound(w)).toEqual([]))

test.each<readonly [string, (item: Item) => Item | undefined, RegExp]>([
  [
    'an organisation that agreements name is gone',
    (item) => (item['kind'] === 'organisation' ? undefined : item),
    /names organisation/,
  ],
  ['a card names one that is not there', of('card', { organisationId: 'o1' }), /agreements: card .* names organisation o1/],
  ['a municipality they are of is not served', of('tenant', { areas: [] }), /municipality that is not served/],
  ['they are counted wrong', of('tenant', { agreementCount: 1 }), /counted 1 and 1/],
  ['organisations are counted wrong', of('tenant', { organisationCount: 7 }), /and 7/],
  ['one stands under another key', of('agreement', { validFrom: '2020-01-01' }), /stands in a wrong place/],
  ['one that ends does not stand among what ends', of('agreement', { validTo: '2028-12-31' }), /stands in a wrong place/],
])('it is found where %s', (_, how, says) => expect(broken(how)).toMatch(says))
