import { describe, expect, test } from 'vitest'
import { readsWithoutActor } from './actors.ts'
import { realTree } from './tree.ts'

const CORE: readonly [string, string][] = [
  [
    'packages/core/partner/read.ts',
    'export async function viewOf({ store }: Call, id: string) {}\nexport async function findPartner(call: Call, id: string) {}',
  ],
  [
    'packages/core/meeting/list.ts',
    "export const all = async (call: Pick<Call, 'store' | 'now'>) => []\nexport function mine({ store, by }: Pick<Call, 'store' | 'by'>) {}",
  ],
]
const room = (file: string, source: string) => readsWithoutActor(new Map([...CORE, [file, source]]))

test('no room reads without saying who asks', () => expect(readsWithoutActor(realTree())).toEqual([]))

describe('each way round it is found', () => {
  test.each([
    [
      'functions/api/routes/a.ts',
      "import { loadAggregate } from '#core/relationship/load.ts'",
      'packages/core/relationship/load.ts',
    ],
    [
      'functions/link/a.ts',
      "const { getTenant } = await import('#core/relationship/register.ts')",
      'packages/core/relationship/register.ts',
    ],
    ['packages/web/a.ts', "import { findStaff } from '#core/staff/find.ts'", 'packages/core/staff/find.ts'],
    ['functions/api/a.ts', "import { rowsOf } from '#core/request/queue-row.ts'", 'packages/core/request/queue-row.ts'],
    ['functions/staff/a.ts', "import { transact } from '#core/commit/transact.ts'", 'packages/core/commit/transact.ts'],
    ['functions/staff/a.ts', "import { viewOf } from '#core/partner/read.ts'\nviewOf(call, id)", 'viewOf'],
    ['functions/staff/a.ts', "import { all } from '#core/meeting/list.ts'\nall(call)", 'all'],
    ['functions/link/a.ts', 'await c.get("ports").stores.open(org).get(subject)', 'stores.open('],
    ['functions/staff/a.ts', 'await call.store.get(key)', 'store.get('],
    ['functions/staff/a.ts', 'await call.store.receipt(key)', 'store.receipt('],
  ])('%s: %s', (file, source, found) => expect(room(file, source)).toEqual([`${file} → ${found}`]))

  test('readers that are told who asks, types alone, and the triggers are let through', () => {
    expect(room('functions/staff/a.ts', "import { findPartner } from '#core/partner/read.ts'\nfindPartner(call, id)")).toEqual([])
    expect(room('functions/staff/a.ts', "import { mine } from '#core/meeting/list.ts'\nmine(call)")).toEqual([])
    expect(room('functions/api/a.ts', "import type { Loaded } from '#core/relationship/load.ts'")).toEqual([])
    expect(room('functions/sweep/a.ts', 'await ports.stores.open(org).get(key)')).toEqual([])
  })
})
