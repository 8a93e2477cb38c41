import type { endings as fi } from '../fi/endings.ts'
import { plural } from './plural.ts'

/** What ends: a partner's undertaking or agreement, or agreements between organisations, and what is agreed beyond. */
export const endings = {
  title: 'En förbindelse eller ett avtal upphör',
  titleOf: (name) => `Upphör: ${name}`,
  titleOfAgreements: 'Skedesavtal upphör',
  partner: (name, day) => `Tystnadsförbindelsen eller avtalet för partnern ${name} gäller till ${day}.`,
  agreements: 'De här skedesavtalen upphör:',
  agreement: (which, day) => `${which}: gäller till ${day}`,
  nothing: 'Ingenting upphör inom den närmaste tiden.',
  none: 'Efter slutet finns inga bestämda tider att välja för.',
  beyond: (n) => `Efter slutet är ${plural(n, 'tid bestämd', 'tider bestämda')}`,
  intro:
    'Välj vad som ska ske med tiderna. Inget är valt på förhand, och en tid står kvar tills du väljer. Från tre dagar före slutet frågar vi varje dag om de tider som ingen har valt för.',
  first: (n) => `Här är de ${n} första. Resten syns när du har valt för de här.`,
  open: 'Öppna begäran',
  choice: 'Vad ska ske med tiden?',
  options: {
    renewed: 'Förnyas: tiden står kvar',
    another:
      'En annan partner: vi frågar andra, eller så väljer socialarbetaren om tiden redan är nära. Vi meddelar partnern och socialarbetaren',
    cancel: 'Avbokas: vi meddelar partnern och socialarbetaren',
  },
  until: 'Ny sista giltighetsdag',
  untilHint: 'Bara om något förnyas. Dagen måste täcka alla tider som förnyas.',
  send: 'Skicka valen',
  chosen: 'Valen är sparade.',
  underWay: 'En del av de tidigare valen förs ännu in i tiderna.',
  mark: 'Koordinatorn ser till vem som kommer till den här tiden.',
  toPage: 'Se vad som upphör och välj',
} satisfies typeof fi
