import { cancelMeeting } from '#core/meeting/cancel.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { holdAll } from '#core/notice/hold-sending.ts'
import { callFor } from '#core/commit/call.ts'
import { SYSTEM } from '#core/policy/actor.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { DEPLOYMENT } from '#core/records/standstill.ts'
import { AT_ONCE, heldSince, rebuildWakeups, restoreCheck } from '#core/restore/check.ts'
import { isAudit, rememberedIn } from '#core/restore/remembered.ts'
import { itemSize } from '#store/size.ts'
import { keptOutside } from '../../support/restored.ts'
import { ok } from '../../support/world.ts'
import { counted } from './counted.ts'
import { type County, county, type Size } from './county.ts'

const HOUR = 3_600_000
/** A scan reads so much at a time. */
const PAGE = 1_048_576
/** One call after another, from a machine in the region: a guess on the safe side. */
const CALL_MS = 15
/** Of a page of 1 MB, and of a file of the bucket. */
const PAGE_MS = 100

/** What was lost of a morning: as much as people do in 2 h 40 min, and what the night had kept until then goes. */
async function morning({ w, life, close, worker }: County): Promise<void> {
  await w.pass({ minutes: 80 })
  for (let n = 0; n < 3; n++) await life()
  await close(30)
  const meetings = w.items().filter((one) => one['kind'] === 'meeting' && one['state'] === 'scheduled') as unknown as Meeting[]
  const ahead = meetings.filter(({ start }) => start > w.ports.clock.now())
  for (const { id } of ahead.slice(0, 5)) ok(await cancelMeeting(worker(), id))
  const partners = [...new Set(ahead.slice(-10).map(({ partnerId }) => partnerId!))].slice(0, 3)
  for (const id of partners) ok(await pausePartner(w.partner(id), id, { until: '2026-12-31', agreed: 'keep' }))
  await w.pass({ minutes: 80 })
}

/** A county's table, put back by 2 h 40 min and checked: what that reads, writes and takes. */
export async function measurePutBack(size: Size): Promise<readonly (readonly [string, string])[]> {
  const made = await county(size)
  const { w } = made
  const { table, clock, outside } = w.ports
  keptOutside(w)
  const next = Math.ceil(Date.parse(clock.now()) / (24 * HOUR)) * 24 * HOUR + 5.9 * HOUR
  await w.passTo(new Date(next).toISOString())
  const backup = table.snapshot()
  await morning(made)
  table.restore(backup)
  const everywhere = callFor(w.ports, DEPLOYMENT, SYSTEM)
  ok(await holdAll(everywhere, 'Palautus.'))

  const bytes = backup.items.reduce((sum, item) => sum + itemSize(item), 0)
  const { stores, count } = counted(w.ports.stores, backup.items)
  const ports = { ...w.ports, stores }
  const began = process.cpuUsage()
  const remembered = await rememberedIn(backup.items.filter(isAudit), await heldSince(ports))
  const kept = outside.kept()
  const [checked] = await restoreCheck(ports, kept, remembered)
  const ofCheck = { ...count }
  const { made: wakeups } = await rebuildWakeups(ports)
  const { user, system } = process.cpuUsage(began)
  if (!checked) throw new Error('nothing was forgotten')
  const { marked, gaps, parked, deeds, lost } = checked
  const oneByOne = ofCheck.reads + ofCheck.commits
  const waited = (oneByOne + (2 * wakeups) / AT_ONCE) * CALL_MS + (bytes / PAGE) * PAGE_MS
  const n = (value: number) => String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ' ')
  return [
    ['partners, requests, meetings of each', `${size.partners}, ${size.requests}, ${size.meetings}`],
    ['records in the table; MB', `${n(backup.items.length)}; ${(bytes / 1e6).toFixed(0)}`],
    [
      'of them audit, asked for by their keys: read units of the scan',
      `${n(backup.items.filter(isAudit).length)}: ${n(bytes / 4096)}`,
    ],
    ['known outside since a day before', n(kept.length)],
    ['commits forgotten; people’s deeds in them', `${n(lost)}; ${n(deeds.length)}`],
    ['messages marked: had gone, no longer needed, perhaps, failed', Object.values(marked).join(', ')],
    ['matters for coordinators; records that wait for them', `${gaps.length}; ${parked}`],
    [
      'the check: reads, commits, read units, write units',
      [ofCheck.reads, ofCheck.commits, ofCheck.readUnits, ofCheck.writeUnits].map(n).join(', '),
    ],
    [
      'wake-ups made; reads and read units for them',
      `${n(wakeups)}; ${n(count.reads - ofCheck.reads)}, ${n(count.readUnits - ofCheck.readUnits)}`,
    ],
    ['processor seconds on the memory peer', ((user + system) / 1e6).toFixed(1)],
    [
      `minutes on a table, reckoned: ${CALL_MS} ms a call one after another, ${PAGE_MS} ms a megabyte scanned`,
      (waited / 60_000).toFixed(1),
    ],
  ]
}
