import type { Matter, Section } from '#core/records/digest.ts'
import type { digest as fi } from '../fi/digest.ts'
import { plural } from './plural.ts'

/** The coordinators' digest. */
export const digest: typeof fi = {
  subject({ fresh, late }) {
    const parts = [fresh > 0 && plural(fresh, 'nytt', 'nya'), late > 0 && `${late} som har dröjt eller är nära`]
    return ['Öppna ärenden', parts.filter(Boolean).join(', ')].filter(Boolean).join(': ')
  },
  intro: 'Det här väntar på koordinatorn just nu.',
  sections: {
    fresh: (n) => `Nytt (${n})`,
    late: (n) => `Har dröjt eller är nära (${n})`,
    rest: (n) => `Kan vänta (${n})`,
  } satisfies Record<Section, (n: number) => string>,
  several: (line, times) => `${line} (${times} gånger)`,
  more: (n) => `och ${n} till`,
  matters: {
    nobody: 'Ingen som passar har hittats.',
    late: 'Ingen har hittats inom den utlovade tiden. Vi väntar fortfarande på svar.',
    worker: 'Ingen bekräftelse eller inget svar har kommit.',
    choice: 'Det kom ett förhinder för en bestämd tid. Det är ännu inte valt hur det går vidare.',
    time: 'En tid väntar på svar eller en lösning.',
    outcome: 'Det är inte antecknat om tiden blev av.',
    call: 'Någon vill bli uppringd.',
    agreement: 'Ett avtal saknas för den nya situationen.',
    away: 'Någon har paus. Det behöver frågas om hen fortsätter.',
    ending: 'Ett avtal eller en förbindelse upphör snart.',
    'handed-over': 'Begäran har lämnats över till en kollega. Fortsättningen väntar på koordinatorn.',
    message: 'Ett meddelande kom inte fram.',
    digest: 'Den här sammanfattningen kom inte fram till en annan e-postadress.',
    sending: 'Utskicken står stilla.',
    forgotten: 'Uppgifter försvann när de återställdes från en säkerhetskopia.',
    wrote: 'Någon har skrivit ett sms.',
    stuck: 'Det här går inte vidare av sig självt.',
  } satisfies Record<Matter, string>,
  action: 'Öppna de öppna begärandena',
  why: 'Det som inte kan vänta eller börjar snart berättar vi dessutom genast. Du kan välja tiderna för sammanfattningen på sidan för öppna begäranden.',
}
