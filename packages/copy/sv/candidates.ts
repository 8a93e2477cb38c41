import type { candidates as fi } from '../fi/candidates.ts'
/** Every partner considered for a request, and asking by hand. */
export const candidates = {
  title: 'Partner som passar',
  fit: 'Passar',
  fitEmpty: 'Just nu uppfyller ingen alla villkor.',
  others: 'Andra och varför de inte passar',
  rank: (n) => `${n}.`,
  scores: {
    known: 'tiden är ledig',
    unknown: 'tiden är inte känd, vi frågar',
    continuity: 'samma partner som tidigare',
    experience: 'egen erfarenhet av alla skeden',
    language: (level) => `språk: ${level}`,
  },
  alreadyAsked: 'Har redan fått frågan',
  askHint: 'Partnern får samma förfrågan som andra och svarar via länken.',
  ask: (name) => `Fråga: ${name}`,
  slot: 'Vilken tid?',
  anySlot: 'Alla önskade tider',
  override: 'Fråga ändå',
  overrideHint: 'Vissa villkor är inte uppfyllda. Skriv en kort motivering. Den blir kvar och syns.',
  overrideReason: 'Varför frågar du ändå?',
  partnersOwn: 'partnerns eget villkor',
  partnersOwnHint: (name) =>
    `Bara ${name} kan ändra sitt eget villkor. Fråga per telefon. En bestående ändring kan du anteckna i hens uppgifter.`,
  saidHint: 'Bara partnern själv kan göra ett undantag. Ring hen först.',
  saidLegend: 'Vad sade partnern per telefon?',
  saidOnce: (name) => `${name} sade att det går den här gången`,
  asked: 'Antecknat. Partnern får frågan.',
  phone: {
    title: 'Anteckna ett samtal',
    hint: 'Anteckna svaret du fick per telefon. Det syns att du antecknade det för den som svarade.',
    answer: 'Vad var svaret?',
    submit: 'Anteckna',
    recorded: 'Samtalet är antecknat.',
  },
} satisfies typeof fi
