import { type Catalogue, catalogueFor } from '#copy/catalogue.ts'
import { type StaffRole, Unavailable } from '#core/ports.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import type { Visit } from '#pages/respond.tsx'
import type { NavLink } from '#pages/layout.tsx'
import { addressOf } from '#web/address.ts'
import type { Reader } from '#pages/reader.tsx'
import { askedLanguage, keptLanguage } from '#web/language.ts'
import type { Standstill } from '#core/records/standstill.ts'
import { readCall, sessionOf, type StaffContext, withAll } from './context.ts'

/** A visit by whoever is signed in: pages are read in the language of their own setting. */
export function visitOfStaff(c: StaffContext): Visit {
  const { role } = sessionOf(c)
  let reading: ReturnType<typeof whoAndWhere> | undefined
  const readerIn = async (one: PageLanguage) => (await import('#pages/reader.tsx')).readerIn(one, catalogueFor)
  let reader: Promise<Reader> | undefined

  function known() {
    if (!reading) {
      reading = whoAndWhere(c)
      // A page that ends in a redirect or in trouble never looks.
      c.set(
        'speaks',
        reading.then(
          ({ me }) => me?.language,
          () => undefined,
        ),
      )
    }
    return reading
  }

  async function language() {
    const { me, tenant } = await known()
    return askedLanguage(c) ?? me?.language ?? keptLanguage(c) ?? tenant.settings.language ?? 'fi'
  }

  return {
    /** While the content of a page is read: a trip less to wait for. Whoever shows it meets its trouble. */
    start() {
      void known()
    },
    reader: () => (reader ??= language().then(readerIn)),
    async frame() {
      const [{ me, tenant }, { words }, stands] = await Promise.all([known(), this.reader(), whatStands(c)])
      return {
        home: '/',
        nav: navOf(words, role),
        person: { name: words.common.signedInAs(me?.name ?? '', words.common.roles[role]), href: '/own', nonce: c.get('nonce') },
        phone: tenant.settings.coordinatorPhone,
        isPhoned: role === 'coordinator',
        languages: { post: '/language', back: addressOf(c) },
        banner: bannerOf(words, stands),
      }
    },
    async choose(chosen) {
      const { chooseLanguage } = await import('#core/staff/choose-language.ts')
      await chooseLanguage(readCall(c), chosen)
      reader = readerIn(chosen)
    },
    troubleOf: ({ refusals, staffRefusals }, { refused }) => staffRefusals[refused] ?? refusals[refused],
  }
}

async function whoAndWhere(c: StaffContext) {
  const call = readCall(c)
  const [{ findMe }, { seeTenant }] = await Promise.all([import('#core/staff/see.ts'), import('#core/tenant/see.ts')])
  const [me, tenant] = await Promise.all([findMe(call), seeTenant(call)])
  return { me, tenant }
}

/** Only said where it is known: a page that says that the store does not answer has a frame too. */
async function whatStands(c: StaffContext): Promise<readonly Standstill[]> {
  const { sendingStands } = await import('#core/notice/see-sending.ts')
  try {
    return await sendingStands(withAll(c, readCall(c)))
  } catch (error) {
    if (error instanceof Unavailable) return []
    throw error
  }
}

/** Pages promise messages: that they do not go just now is said on all of them. */
function bannerOf({ sending }: Catalogue, stands: readonly Standstill[]): string | undefined {
  const [first, ...more] = stands
  if (!first) return undefined
  return more.length === 0 && (first.id === 'sms' || first.id === 'email') ? sending.banner[first.id] : sending.banner.all
}

function navOf({ common: { nav } }: Catalogue, role: StaffRole): readonly NavLink[] {
  const worker = [
    { href: '/requests', text: nav.requests },
    { href: '/requests/new', text: nav.newRequest },
    { href: '/meetings', text: nav.meetings },
  ]
  const coordinator = [
    { href: '/queue', text: nav.queue },
    ...worker.map((link) => (link.href === '/requests' ? { ...link, text: nav.allRequests } : link)),
    { href: '/partners', text: nav.partners },
    { href: '/agreements', text: nav.agreements },
    { href: '/settings', text: nav.settings },
  ]
  return { worker, coordinator, admin: coordinator.filter(({ href }) => href === '/agreements' || href === '/settings') }[role]
}
