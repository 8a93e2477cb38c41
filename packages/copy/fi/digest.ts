import type { Matter, Section } from '#core/records/digest.ts'
import { plural } from './plural.ts'

/** The coordinators' digest: which request, by its reference, and why it waits. What it is about stands behind the sign-in. */
export const digest = {
  /** In the subject: what there is of new and of late. */
  subject({ fresh, late }: Record<Section, number>) {
    const parts = [
      fresh > 0 && plural(fresh, 'uusi', 'uutta'),
      late > 0 && plural(late, 'myöhässä tai kiireinen', 'myöhässä tai kiireistä'),
    ]
    return ['Avoimet asiat', parts.filter(Boolean).join(', ')].filter(Boolean).join(': ')
  },
  intro: 'Nämä asiat odottavat koordinaattoria juuri nyt.',
  sections: {
    fresh: (n: number) => `Uutta (${n})`,
    late: (n: number) => `Myöhässä tai kiireistä (${n})`,
    rest: (n: number) => `Voi odottaa (${n})`,
  } satisfies Record<Section, (n: number) => string>,
  several: (line: string, times: number) => `${line} (${times} kertaa)`,
  more: (n: number) => `ja ${n} muuta`,
  matters: {
    nobody: 'Sopivaa ei ole löytynyt.',
    late: 'Ketään ei ole löytynyt luvattuun aikaan mennessä. Vastausta odotetaan yhä.',
    worker: 'Vahvistusta tai vastausta ei ole tullut.',
    choice: 'Sovittuun aikaan tuli este. Ei ole vielä valittu, miten jatketaan.',
    time: 'Aika odottaa vastausta tai ratkaisua.',
    outcome: 'Ei ole merkitty, toteutuiko aika.',
    call: 'Joku toivoo, että hänelle soitetaan.',
    agreement: 'Sopimus puuttuu uudesta tilanteesta.',
    away: 'Joku on tauolla. Jatkosta pitää kysyä.',
    ending: 'Sopimus tai sitoumus on päättymässä.',
    'handed-over': 'Pyyntö on siirretty kollegalle. Jatko odottaa koordinaattoria.',
    message: 'Viesti ei mennyt perille.',
    digest: 'Tämä kooste ei mennyt perille toiseen sähköpostiin.',
    sending: 'Viestien lähetys seisoo.',
    forgotten: 'Tietoja katosi, kun ne palautettiin varmuuskopiosta.',
    wrote: 'Joku on kirjoittanut tekstiviestin.',
    stuck: 'Tämä ei etene itsestään.',
  } satisfies Record<Matter, string>,
  action: 'Avaa avoimet pyynnöt',
  why: 'Kiireisestä ja pian alkavasta kerromme lisäksi heti. Voit valita koosteen ajat avoimien pyyntöjen sivulla.',
}
