import type { Cause } from '#core/records/cause.ts'
import type { Notice } from '#core/records/notice.ts'

type By = Readonly<Record<Notice['channel'], string>>

/** A message that did not arrive: to whom, which way, why, and what helps. */
export const undelivered = {
  to: 'Kenelle',
  channel: 'Miten',
  channels: { sms: 'Tekstiviesti', email: 'Sähköposti' } satisfies By,
  causes: {
    'no-address': { sms: 'Puhelinnumero puuttuu.', email: 'Sähköpostiosoite puuttuu.' },
    'wrong-address': { sms: 'Puhelinnumero ei toimi.', email: 'Sähköpostiosoite ei toimi.' },
    'not-reached': { sms: 'Viesti ei tavoittanut puhelinta.', email: 'Viesti tuli takaisin.' },
    refused: { sms: 'Operaattori ei ottanut viestiä vastaan.', email: 'Sähköpostipalvelu ei ottanut viestiä vastaan.' },
    'opted-out': { sms: 'Vastaanottaja on estänyt viestimme.', email: 'Viestimme on merkitty ei-toivotuksi.' },
    ours: { sms: 'Palvelussamme oli vika. Viesti ei ole lähtenyt.', email: 'Palvelussamme oli vika. Viesti ei ole lähtenyt.' },
    busy: { sms: 'Viestien lähetys oli liian ruuhkainen.', email: 'Viestien lähetys oli liian ruuhkainen.' },
    unknown: { sms: 'Ei tiedetä, lähtikö viesti.', email: 'Ei tiedetä, lähtikö viesti.' },
    unsent: { sms: 'Viesti ei ole lähtenyt.', email: 'Viesti ei ole lähtenyt.' },
  } satisfies Record<Cause, By>,
  helps: {
    'no-address': {
      sms: 'Lisää numero kumppanin tietoihin ja lähetä uudestaan.',
      email: 'Soita, tai lisää osoite kumppanin tietoihin ja lähetä uudestaan.',
    },
    'wrong-address': {
      sms: 'Tarkista numero kumppanin tiedoista ja lähetä uudestaan.',
      email: 'Soita, tai korjaa osoite kumppanin tietoihin ja lähetä uudestaan.',
    },
    'not-reached': { sms: 'Soita, tai lähetä uudestaan.', email: 'Soita, tai lähetä uudestaan.' },
    refused: { sms: 'Soita. Sama viesti ei ehkä mene uudestaankaan.', email: 'Soita. Sama viesti ei ehkä mene uudestaankaan.' },
    'opted-out': {
      sms: 'Soita ja kysy, miten kumppani haluaa viestit.',
      email: 'Soita ja kysy, miten kumppani haluaa viestit.',
    },
    ours: { sms: 'Soita, tai lähetä myöhemmin uudestaan.', email: 'Soita, tai lähetä myöhemmin uudestaan.' },
    busy: { sms: 'Lähetä uudestaan, tai soita.', email: 'Lähetä uudestaan, tai soita.' },
    unknown: {
      sms: 'Soita, tai lähetä uudestaan. Silloin viesti voi tulla kahdesti.',
      email: 'Soita, tai lähetä uudestaan. Silloin viesti voi tulla kahdesti.',
    },
    unsent: { sms: 'Lähetä uudestaan, tai soita.', email: 'Lähetä uudestaan, tai soita.' },
  } satisfies Record<Cause, By>,
  /** To a worker or to the coordinators' own mailbox. */
  helpAmongStaff: 'Kerro asia itse, tai lähetä uudestaan.',
  toPartner: 'Kumppanin tiedot',
  retry: 'Lähetä uudestaan',
  retried: 'Viesti lähtee uudestaan.',
  needless: (why: string) => `Viestiä ei enää tarvita. ${why}`,
  close: 'Hoidin puhelimella',
  closed: 'Merkitty hoidetuksi.',
}
