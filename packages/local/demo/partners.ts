import type * as z from 'zod'
import type { partnerSchema } from '#core/partner/input.ts'
import { addPartner } from '#core/partner/add.ts'
import { DEMO_ORG, OTHER_ORG } from '../people.ts'
import { ORGANISATION, OTHER_ORGANISATION } from './tenants.ts'
import { done, type World } from './world.ts'

type Input = z.input<typeof partnerSchema>

/** Somebody invented. */
interface Invented extends Partial<Input> {
  readonly org: string
  readonly firstName: string
  readonly introduction: string
  readonly languages: Input['languages']
}

type Language = Input['languages'][number]['code']
type Weekly = NonNullable<NonNullable<Input['availability']>['weekly']>
const native = (code: Language) => ({ code, level: 'native' }) as const
const good = (code: Language) => ({ code, level: 'good' }) as const
const weekdays = (from: string, to: string): Weekly => ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from, to }))
const everyDay = (from: string, to: string): Weekly => ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from, to }))
const free = (weekly: Weekly) => ({ availability: { weekly } })

const COMMON = { org: DEMO_ORG, areas: ['853', '202', '529'] }

/** A dozen partners of the demo, and one of the other tenant. Whoever has no weekly times is asked every time. */
export const PARTNERS: readonly Invented[] = [
  {
    ...COMMON,
    firstName: 'Sari',
    gender: 'woman',
    languages: [native('fi')],
    ...free(weekdays('09:00', '18:00')),
    experience: ['OPEN', 'EMERGENCY', 'CARE_PREP', 'SUBSTITUTE'],
    introduction: 'Kolmen lapsen äiti. Tiedän, miltä odottaminen tuntuu.',
  },
  {
    ...COMMON,
    firstName: 'Mikael',
    gender: 'man',
    languages: [native('sv'), good('fi')],
    ...free(weekdays('12:00', '20:00')),
    experience: ['OPEN', 'ASSESS', 'REUNIFY'],
    speaks: 'sv',
    introduction: 'Pappa till två. Jag har själv suttit på andra sidan bordet.',
  },
  {
    ...COMMON,
    firstName: 'Irina',
    gender: 'woman',
    languages: [native('ru'), good('fi')],
    ...free(weekdays('10:00', '16:00')),
    experience: ['OPEN', 'EMERGENCY', 'ASSESS'],
    introduction: 'Puhun venäjää ja suomea. Tulen mieluusti mukaan ensimmäisellä kerralla.',
  },
  {
    ...COMMON,
    firstName: 'Layla',
    gender: 'woman',
    languages: [native('ar'), good('fi'), good('en')],
    experience: ['OPEN', 'OPEN_PLACED'],
    introduction: 'Puhun arabiaa. Kysy minulta, sovitaan aika yhdessä.',
  },
  {
    ...COMMON,
    firstName: 'Grace',
    gender: 'woman',
    languages: [native('en'), good('fi')],
    ...free(weekdays('16:00', '20:00')),
    experience: ['SUBSTITUTE', 'AFTERCARE', 'OPEN'],
    livedAs: ['parent', 'foster-parent'],
    speaks: 'en',
    ways: { ask: 'email' },
    introduction: 'Mother of a teenager. I listen first.',
  },
  {
    ...COMMON,
    firstName: 'Jukka',
    gender: 'man',
    languages: [
      { ...native('fse'), manner: 'signed' },
      { ...good('fi'), manner: 'written' },
    ],
    ...free(weekdays('08:00', '15:00')),
    experience: ['OPEN', 'ASSESS', 'SUBSTITUTE'],
    contactBy: ['sms'],
    introduction: 'Viittomakielinen isä.',
  },
  {
    ...COMMON,
    firstName: 'Päivi',
    gender: 'woman',
    languages: [native('fi'), good('sv')],
    ...free(everyDay('08:00', '21:00')),
    experience: ['EMERGENCY', 'CARE_PREP', 'CARE_DECISION', 'OPEN'],
    livedAs: ['parent', 'close-person'],
    roles: ['peer-support-person', 'trainer'],
    urgentAtNight: true,
    introduction: 'Olen ollut vertaisena monessa kiireellisessä tilanteessa.',
  },
  {
    ...COMMON,
    firstName: 'Antti',
    gender: 'man',
    languages: [native('fi')],
    ...free(weekdays('13:00', '19:00')),
    areas: ['734', '853'],
    experience: ['SUBSTITUTE', 'REUNIFY', 'AFTERCARE'],
    earningsCap: 30_000,
    introduction: 'Isä Salosta. Lapset asuvat taas kotona.',
  },
  {
    ...COMMON,
    firstName: 'Riikka',
    gender: 'woman',
    languages: [native('fi')],
    areas: ['734'],
    experience: ['OPEN', 'NOTICE', 'ASSESS'],
    livedAs: ['parent', 'sibling'],
    capacity: { families: 2, meetingsPerDay: 1, hoursPerMonth: 10, offersPerWeek: 3 },
    introduction: 'Teen vuorotyötä, joten kysy rohkeasti päiviäkin.',
  },
  {
    ...COMMON,
    firstName: 'Kari',
    gender: 'man',
    languages: [native('fi')],
    state: 'paused',
    experience: ['OPEN', 'SUBSTITUTE'],
    introduction: 'Olen nyt tauolla.',
  },
  {
    ...COMMON,
    firstName: 'Noora',
    gender: 'woman',
    languages: [native('fi'), good('en')],
    ...free(weekdays('09:00', '14:00')),
    experience: ['OPEN', 'EMERGENCY'],
    livedAs: ['parent', 'young-person'],
    roles: ['peer-support-person', 'group-leader', 'trainer'],
    introduction: 'Vedän myös pienryhmiä.',
  },
  {
    ...COMMON,
    firstName: 'Elina',
    gender: 'woman',
    languages: [native('fi')],
    state: 'in-training',
    experience: ['ASSESS'],
    introduction: 'Koulutus on vielä kesken.',
  },
  {
    org: OTHER_ORG,
    firstName: 'Maija',
    languages: [native('fi')],
    ...free(weekdays('08:00', '20:00')),
    areas: ['092'],
    experience: ['OPEN', 'EMERGENCY'],
    organisation: OTHER_ORGANISATION,
    introduction: 'Toisen yhdistyksen kumppani.',
  },
]

/** Puts them into the register as a coordinator would. */
export async function addPartners(world: World, partners: readonly Invented[]): Promise<void> {
  for (const [n, { org, ...given }] of partners.entries()) {
    const call = world.call(org, { role: 'coordinator', id: 'coordinator' })
    const input: Input = {
      organisation: ORGANISATION,
      state: 'active',
      roles: ['peer-support-person'],
      checks: { undertakingUntil: '2099-12-31', agreementUntil: '2099-12-31' },
      contact: { phone: `+3584012345${String(n + 1).padStart(2, '0')}`, email: `${ascii(given.firstName)}@example.org` },
      ...given,
    }
    done(await addPartner(call, input))
  }
}

const ascii = (name: string) => name.toLowerCase().replaceAll('ä', 'a')
